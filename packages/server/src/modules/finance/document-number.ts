import { assert, formatInvoiceNumber } from '@college-kiosk/kernel';

/** Who issues a document, as far as its series goes. */
export interface IssuingDevice {
  readonly id: string;
  readonly kind: 'KIOSK' | 'KITCHEN' | 'BOARD' | 'COUNTER';
  readonly number: number;
}

/** CGST Rules, rule 46(b): a document number has at most sixteen characters. */
const NUMBER_LENGTH_MAX = 16;

/** Displays sell nothing, and KITCHEN would share its letter with KIOSK: they issue in the outlet's own series. */
const LETTERS: Readonly<Partial<Record<IssuingDevice['kind'], string>>> = { KIOSK: 'K', COUNTER: 'C' };

/** The device in whose series a document is issued, or null for the outlet's own. */
export function issuerOf(device: IssuingDevice | null): IssuingDevice | null {
  return device && LETTERS[device.kind] ? device : null;
}

/** `MCK1` for the first kiosk of outlet MC, `MC0` without a device; credit notes end in `R`. Rules §1.6. */
export function seriesOf(outletCode: string, device: IssuingDevice | null, type: 'INVOICE' | 'CREDIT_NOTE'): string {
  const issuer = issuerOf(device);
  const source = issuer ? `${LETTERS[issuer.kind]}${issuer.number}` : '0';
  return `${outletCode}${source}${type === 'CREDIT_NOTE' ? 'R' : ''}`;
}

/**
 * The number as printed: `MCK1/2627/000123`. A longer series leaves fewer digits (`MCK1R/2627/00001`), so that the
 * sixteen characters of rule 46(b) hold.
 * @throws Fault when the series is full: it must be followed by a new one.
 */
export function documentNumber(series: string, financialYear: string, sequence: number): string {
  const digits = NUMBER_LENGTH_MAX - series.length - financialYear.length - 2;
  if (digits >= 6) return formatInvoiceNumber({ series, financialYear, number: sequence });
  const text = `${series}/${financialYear}/${String(sequence).padStart(digits, '0')}`;
  assert(text.length <= NUMBER_LENGTH_MAX, 'a document series is full', { series, financialYear, sequence });
  return text;
}
