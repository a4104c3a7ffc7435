/** What is paid ahead; and from which code on, before which, accounts are of equipment. */
export const PREPAID_ACCOUNT = '1360';
export const EQUIPMENT_ACCOUNTS = ['14', '15', '16', '17', '18', '19'];

/**
 * Of equipment and costs, those that follow from something else than a bill: what equipment lost of its value, what stock that was used, wasted
 * or miscounted had cost, tax on turnover, what drawers lacked, rounding, what a guest’s bank took back.
 */
export const RECKONED_ACCOUNTS = [
  ...['1590', '5100', '5120', '5150', '5160', '5190'],
  ...['6110', '6400', '6500', '6900', '6910', '6950'],
];

/**
 * Whether something that was bought, and is no stock, is booked on an account: a cost or an expense, what is paid ahead, or equipment. Money,
 * stock, input tax and what others owe are not bought so: each has its own verb. Rules §1.8, §2.2.
 */
export function isBoughtOn(code: string): boolean {
  if (RECKONED_ACCOUNTS.includes(code)) return false;
  return code === PREPAID_ACCOUNT || /^[56]/.test(code) || EQUIPMENT_ACCOUNTS.includes(code.slice(0, 2));
}
