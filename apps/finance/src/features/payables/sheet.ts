/** A bill as it can be paid. */
interface Payable {
  readonly id: string;
  readonly number: string;
  readonly open: number;
  readonly waiting: number;
}

/** What of a bill nobody pays yet. Paise. */
export function freeOf({ open, waiting }: Pick<Payable, 'open' | 'waiting'>): number {
  return Math.max(open - waiting, 0);
}

/** So much money over bills in their order, each whole before the next; those that get nothing are left out. */
export function fill(money: number, bills: readonly Payable[]): { id: string; number: string; amount: number }[] {
  let rest = money;
  return bills.flatMap((bill) => {
    const amount = Math.min(rest, freeOf(bill));
    rest -= amount;
    return amount > 0 ? [{ id: bill.id, number: bill.number, amount }] : [];
  });
}
