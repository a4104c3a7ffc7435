import type { StockItem } from '../../inventory/index.ts';

const LARGER = { g: 'kg', ml: 'l', pcs: null } as const;

/** Thousandths of a base unit as they stand in a sentence: 58 790 000 of g are "58.8 kg", 250 000 are "250 g". */
export function spokenQuantity(thousandths: number, baseUnit: StockItem['baseUnit']): string {
  const amount = thousandths / 1_000;
  const larger = LARGER[baseUnit];
  if (larger && Math.abs(amount) >= 1_000) return `${rounded(amount / 1_000)} ${larger}`;
  return `${rounded(amount)} ${baseUnit}`;
}

/** To a tenth: what is read at a glance. */
export function rounded(amount: number): string {
  return (Math.round(amount * 10) / 10).toLocaleString('en-IN', { maximumFractionDigits: 1 });
}
