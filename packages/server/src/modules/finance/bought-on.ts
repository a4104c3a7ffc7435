import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** What is paid ahead; and from which code on, before which, accounts are of equipment. */
const PREPAID = '1360';
const EQUIPMENT = ['14', '15', '16', '17', '18', '19'];

/**
 * Of equipment and costs, those that follow from something else than a bill: what equipment lost of its value, what stock that was used, wasted
 * or miscounted had cost, tax on turnover, what drawers lacked, rounding, what a guest’s bank took back.
 */
const RECKONED = [
  ...['1590', '5100', '5120', '5150', '5160', '5190'],
  ...['6110', '6400', '6500', '6900', '6910', '6950'],
];

/**
 * Whether something that was bought, and is no stock, is booked on an account: a cost or an expense, what is paid ahead, or equipment. Money,
 * stock, input tax and what others owe are not bought so: each has its own verb. Rules §1.8, §2.2.
 */
export function isBoughtOn(code: string): boolean {
  if (RECKONED.includes(code)) return false;
  return code === PREPAID || /^[56]/.test(code) || EQUIPMENT.includes(code.slice(0, 2));
}

/** The same, for the database. */
export function boughtOn(code: AnyPgColumn): SQL {
  const list = (codes: readonly string[]) => sql.raw(codes.map((one) => `'${one}'`).join(', '));
  return sql`(left(${code}, 1) in ('5', '6') or left(${code}, 2) in (${list(EQUIPMENT)}) or ${code} = ${sql.raw(`'${PREPAID}'`)})
        and ${code} not in (${list(RECKONED)})`;
}
