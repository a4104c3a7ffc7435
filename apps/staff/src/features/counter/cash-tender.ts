import { cashRoundOff } from '@college-kiosk/kernel';

/** Notes a guest hands over most, in paise. */
export const notes = [5_000, 10_000, 20_000, 50_000] as const;

export type CashDue = {
  /** What the order costs, in paise. */
  total: number;
  /** Added so that it can be paid in whole rupees; nothing where cash is not rounded. */
  rounding: number;
  due: number;
};

/** What is to be paid in cash: whole rupees where the organisation rounds cash (rules §1.4). The server decides; this is shown. */
export function cashDue(total: number, roundsCash: boolean): CashDue {
  const rounding = roundsCash ? cashRoundOff(total) : 0;
  return { total, rounding, due: total + rounding };
}

/** What goes back to the guest, or null while it is not enough. Paise. */
export function changeFor(due: number, tendered: number): number | null {
  return tendered >= due ? tendered - due : null;
}

/** Paise from what was typed as rupees: `124`, `124.5`, `1,240.50`. Null when it is no amount. */
export function paiseOf(typed: string): number | null {
  const plain = typed.replace(/[,\s₹]/g, '');
  if (!/^\d{1,7}(\.\d{0,2})?$/.test(plain)) return null;
  const [rupees = '0', rest = ''] = plain.split('.');
  return Number(rupees) * 100 + Number(rest.padEnd(2, '0') || 0);
}
