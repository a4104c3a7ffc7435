import { financialYear } from '@college-kiosk/kernel';

/** The last day on which a credit note about an invoice may lower its tax: 30 November after its financial year (CGST Act, s. 34(2); rules §1.6). */
export function lastDayForTax(invoiceTaxDate: string): string {
  return `${financialYear(invoiceTaxDate).endsOn.slice(0, 4)}-11-30`;
}

/** Whether a note of this day about an invoice is a financial one: the price goes back whole, the tax that was paid on it stays paid. */
export function isFinancial(invoiceTaxDate: string, noteTaxDate: string): boolean {
  return noteTaxDate > lastDayForTax(invoiceTaxDate);
}
