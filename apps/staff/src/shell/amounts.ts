/** Thousandths of a unit as people say them: `2 tin`, `12.5 kg`. */
export function sayAmount(milli: number, unit: string): string {
  return `${new Intl.NumberFormat('en-IN', { maximumFractionDigits: 3 }).format(milli / 1_000)} ${unit}`;
}

/** The units an item may be counted in, the likeliest first. */
export function unitsOf(item: { baseUnit: string; units: readonly { unit: string }[] }): string[] {
  const larger = item.baseUnit === 'g' ? ['kg'] : item.baseUnit === 'ml' ? ['l'] : [];
  return [...new Set([...item.units.map(({ unit }) => unit), ...larger, item.baseUnit])];
}
