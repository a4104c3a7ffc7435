/** A number as it is written in India, or with thousands apart: `1250`, `1,250.5`, `1,25,000`. A comma is never the point. */
const WRITTEN = /^(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?$/;

/**
 * Thousandths or hundredths of a typed number, exactly: `12.5` with 3 places is 12500. Null when it is none, or too fine; so is `12,5`, of
 * which nobody knows whether twelve and a half or a hundred and twenty-five was meant.
 */
export function scaled(typed: string, places: number): number | null {
  const said = typed.replace(/[\s₹]/g, '');
  const plain = said.replaceAll(',', '');
  const [whole = '', rest = ''] = plain.split('.');
  if (!WRITTEN.test(said) || rest.length > places || whole.length > 9) return null;
  return Number(whole + rest.padEnd(places, '0'));
}

/** A number of thousandths or hundredths as it is typed. */
export function unscaled(value: number, places: number): string {
  return String(value / 10 ** places);
}
