/** Thousandths or hundredths of a typed number, exactly: `12.5` with 3 places is 12500. Null when it is none, or too fine. */
export function scaled(typed: string, places: number): number | null {
  const plain = typed.replace(/[,\s₹]/g, '');
  const [whole = '', rest = ''] = plain.split('.');
  if (!/^\d+(\.\d+)?$/.test(plain) || rest.length > places || whole.length > 9) return null;
  return Number(whole + rest.padEnd(places, '0'));
}

/** A number of thousandths or hundredths as it is typed. */
export function unscaled(value: number, places: number): string {
  return String(value / 10 ** places);
}

/** Thousandths of a unit as people say them: `2 tin`, `12.5 kg`. */
export function sayAmount(milli: number, unit: string): string {
  return `${new Intl.NumberFormat('en-IN', { maximumFractionDigits: 3 }).format(milli / 1_000)} ${unit}`;
}

/** The units an item may be counted in, the likeliest first. */
export function unitsOf(item: { baseUnit: string; units: readonly { unit: string }[] }): string[] {
  const larger = item.baseUnit === 'g' ? ['kg'] : item.baseUnit === 'ml' ? ['l'] : [];
  return [...new Set([...item.units.map(({ unit }) => unit), ...larger, item.baseUnit])];
}
