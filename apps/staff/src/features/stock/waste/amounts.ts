/** An amount as it is said: typed, in a unit. */
export type Amount = { typed: string; unit: string };

const usual: Record<string, readonly Amount[]> = {
  g: [
    { typed: '100', unit: 'g' },
    { typed: '500', unit: 'g' },
    { typed: '1', unit: 'kg' },
    { typed: '5', unit: 'kg' },
  ],
  ml: [
    { typed: '100', unit: 'ml' },
    { typed: '500', unit: 'ml' },
    { typed: '1', unit: 'l' },
    { typed: '5', unit: 'l' },
  ],
  pcs: [
    { typed: '1', unit: 'pcs' },
    { typed: '2', unit: 'pcs' },
    { typed: '5', unit: 'pcs' },
    { typed: '10', unit: 'pcs' },
  ],
};

/** Amounts that one tap gives, in the units of the item. */
export function usualAmounts(baseUnit: string): readonly Amount[] {
  return usual[baseUnit] ?? [];
}
