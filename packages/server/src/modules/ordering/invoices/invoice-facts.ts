import { z } from 'zod';

const party = z.object({ gstin: z.string(), name: z.string(), address: z.string() });
const line = z.object({
  description: z.string(),
  taxCode: z.string(),
  taxKind: z.enum(['PREPARED', 'GOODS']),
  /** Thousandths of a piece. */
  quantity: z.number(),
  gross: z.number(),
  taxable: z.number(),
  /** Basis points. */
  rateBp: z.number(),
  cgst: z.number(),
  sgst: z.number(),
  igst: z.number(),
});

/** Everything that stands on the paper of an invoice or credit note, as it was stored when it was issued. Amounts in paise. */
export const invoiceFacts = z.object({
  form: z.enum([
    'TAX_INVOICE',
    'BILL_OF_SUPPLY',
    'INVOICE_CUM_BILL_OF_SUPPLY',
    'CASH_MEMO',
    'CREDIT_NOTE',
    'FINANCIAL_CREDIT_NOTE',
  ]),
  number: z.string(),
  /** In the organisation's zone: `24-11-2026 12:30`. */
  issuedAt: z.string(),
  issuer: z.object({
    ...{ name: z.string(), legalName: z.string(), outlet: z.string(), address: z.string().nullable() },
    ...{ gstin: z.string().nullable(), stateCode: z.string(), fssaiLicence: z.string().nullable() },
    taxProfile: z.enum(['REGULAR_5', 'SPECIFIED_18', 'EXEMPT_EDU', 'COMPOSITION', 'UNREGISTERED']),
    pricesIncludeTax: z.boolean(),
  }),
  buyer: party.nullable(),
  placeOfSupply: z.string(),
  token: z.string(),
  channel: z.enum(['KIOSK', 'COUNTER', 'MOBILE', 'API']),
  /** What a credit note takes back, and why; null on an invoice. */
  original: z.object({ number: z.string(), taxDate: z.string(), reason: z.string() }).nullable(),
  lines: z.array(line),
  taxable: z.number(),
  tax: z.number(),
  roundOff: z.number(),
  total: z.number(),
  /** How it was paid, or on a credit note how it was given back. */
  tenders: z.array(
    z.object({
      tender: z.enum(['CASH', 'UPI']),
      amount: z.number(),
      tendered: z.number().nullable(),
      change: z.number().nullable(),
    }),
  ),
  /** Where anybody who holds the paper sees that it is genuine. */
  link: z.string(),
});

export type InvoiceFacts = z.output<typeof invoiceFacts>;

/** The languages that papers speak. */
export const PAPER_LANGUAGES = ['en', 'hi', 'ml'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** A document as it is made out: what it says, as which copy, in which language, on which paper. */
export const madeOut = z.object({
  facts: invoiceFacts,
  copy: z.number().int().min(1),
  language: z.enum(PAPER_LANGUAGES),
  paper: z.enum(['A4', 'RECEIPT']),
});

export type MadeOut = z.output<typeof madeOut>;
