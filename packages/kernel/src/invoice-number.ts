import { assert } from './fault.ts';

/** What a document number is made of. */
export interface InvoiceNumberParts {
  /** One per legal entity, kind of document and issuing device, upper case: `C1K2`. */
  readonly series: string;
  /** `FinancialYear.short`, e.g. `2627`. */
  readonly financialYear: string;
  /** 1, 2, 3 … without gaps within series and year. */
  readonly number: number;
}

/**
 * Writes a document number: `C1K2/2627/000123`. CGST Rules, rule 46(b): at most 16 characters, letters, digits, hyphen and
 * slash only; for the e-invoice portal it must not begin with `0`, `/` or `-` and case does not count, so it is upper case.
 * §1.6 of the domain rules.
 * @throws Fault when a part is malformed or the number does not fit: a series that is full must be followed by a new one.
 */
export function formatInvoiceNumber(parts: InvoiceNumberParts): string {
  const { series, financialYear, number } = parts;
  assert(/^[A-Z1-9][A-Z0-9-]*$/.test(series), 'an invoice series is upper case letters, digits and hyphens', parts);
  assert(isYearPair(financialYear), 'an invoice number holds a financial year such as 2627', parts);
  assert(Number.isSafeInteger(number) && number >= 1, 'invoices are numbered from 1', parts);
  const text = `${series}/${financialYear}/${String(number).padStart(6, '0')}`;
  assert(text.length <= 16, 'an invoice number holds at most 16 characters', { text });
  return text;
}

function isYearPair(text: string): boolean {
  return /^\d{4}$/.test(text) && (Number(text.slice(0, 2)) + 1) % 100 === Number(text.slice(2));
}
