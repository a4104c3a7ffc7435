// Malayalam's own grouping in Intl is 1,234,567: money is always grouped the Indian way, whatever the language.
const rupees = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 0 });
const minus = '−';

/**
 * Rupees from an integer of paise: `₹1,20,500`, `₹45.50`, `−₹30`. Whole rupees show no paise.
 * @throws RangeError when the amount is not a safe integer.
 */
export function formatMoney(paise: number, { sign = false, paiseAlways = false } = {}): string {
  if (!Number.isSafeInteger(paise)) throw new RangeError(`money must be a whole number of paise, got ${paise}`);
  const amount = Math.abs(paise);
  const rest = amount % 100;
  const fraction = rest > 0 || paiseAlways ? `.${String(rest).padStart(2, '0')}` : '';
  const mark = paise < 0 ? minus : sign && paise > 0 ? '+' : '';
  return `${mark}₹${rupees.format((amount - rest) / 100)}${fraction}`;
}

export type QuantityUnit = 'g' | 'ml' | 'pcs';

/** A stock quantity from integer thousandths of its base unit: 1,500,000 of g is `1.5 kg`, 2,000 of pcs is `2 pcs`. */
export function formatQuantity(milli: number, unit: QuantityUnit): string {
  if (!Number.isSafeInteger(milli))
    throw new RangeError(`a quantity must be a whole number of thousandths, got ${milli}`);
  const amount = Math.abs(milli);
  const large = unit !== 'pcs' && amount >= 1_000_000;
  const shown = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 3 }).format(
    amount / (large ? 1_000_000 : 1_000),
  );
  const name = large ? (unit === 'g' ? 'kg' : 'l') : unit;
  return `${milli < 0 ? minus : ''}${shown} ${name}`;
}
