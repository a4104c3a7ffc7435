import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity, transactionId } from '../../platform/db/columns.ts';
import { DOCUMENT_FORMS, type DocumentIssuer } from './documents/document-form.ts';

export const accountType = pgEnum('account_type', ['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'COGS', 'EXPENSE']);
// Opening entries bring in what was there before; a closing one takes a year's profit to what is retained, and no statement counts it.
export const entryKind = pgEnum('entry_kind', ['ORDINARY', 'OPENING', 'CLOSING']);
export const documentType = pgEnum('document_type', ['INVOICE', 'CREDIT_NOTE']);
export const documentForm = pgEnum('document_form', DOCUMENT_FORMS);
export const paperSize = pgEnum('paper_size', ['A4', 'RECEIPT']);
export const printMedium = pgEnum('print_medium', ['PDF', 'HTML', 'MAIL']);

export const accounts = pgTable(
  'accounts',
  {
    code: text().primaryKey(),
    // What the audit trail knows it by.
    id: uuid().notNull().defaultRandom(),
    name: text().notNull(),
    type: accountType().notNull(),
    // Taking postings of the product only; each has a sub-ledger.
    control: boolean().notNull(),
    // Of the chart that every installation begins with: the product relies on it, so it stays.
    builtIn: boolean().notNull().default(false),
    // Whether journals may be written to it by hand.
    inUse: boolean().notNull().default(true),
    version: integer().notNull().default(1),
  },
  (row) => [
    check('accounts_control_built_in', sql`not ${row.control} or ${row.builtIn}`),
    check('accounts_built_in_stays', sql`${row.inUse} or not ${row.builtIn}`),
    // What it is stands in its first digit: statements and people read it there.
    check(
      'accounts_code',
      sql`${row.code} ~ '^[1-6][0-9]{3,5}$' and left(${row.code}, 1) =
        case ${row.type} when 'ASSET' then '1' when 'LIABILITY' then '2' when 'EQUITY' then '3' when 'INCOME' then '4' when 'COGS' then '5' else '6' end`,
    ),
  ],
);

/** The journal's headers. Append-only: a correction is a reversal. */
export const journalEntries = pgTable(
  'journal_entries',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    outletId: uuid().notNull(),
    kind: entryKind().notNull().default('ORDINARY'),
    // Calendar date in the organisation's zone: decides financial year and tax period.
    taxDate: date({ mode: 'string' }).notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    // The business day it happened on, where that lies in a locked month: it is booked on the first open day instead.
    happenedOn: date({ mode: 'string' }),
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    // With the source: the same business event posts once only.
    event: text().notNull(),
    narration: text().notNull(),
    postedAt: instant().notNull(),
    postedBy: text().notNull(),
    reversalOf: uuid(),
    // The transaction that wrote it: its lines come in the same one, and no other adds any.
    writtenIn: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (row) => [
    unique('journal_entries_once').on(row.sourceType, row.sourceId, row.event),
    unique('journal_entries_number').on(row.number),
    index('journal_entries_day').on(row.businessDate, row.number),
    index('journal_entries_source').on(row.sourceId),
    uniqueIndex('journal_entries_reversed_once').on(row.reversalOf).where(sql`${row.reversalOf} is not null`),
  ],
);

export const journalLines = pgTable(
  'journal_lines',
  {
    entryId: uuid()
      .notNull()
      .references(() => journalEntries.id),
    position: integer().notNull(),
    accountCode: text()
      .notNull()
      .references(() => accounts.code),
    debit: money().notNull(),
    credit: money().notNull(),
    // The sub-ledger's key: a drawer, a supplier, a payment.
    party: text(),
  },
  (row) => [
    primaryKey({ columns: [row.entryId, row.position] }),
    check(
      'journal_lines_one_side',
      sql`(${row.debit} > 0 and ${row.credit} = 0) or (${row.credit} > 0 and ${row.debit} = 0)`,
    ),
    index('journal_lines_account').on(row.accountCode),
    // What a box of petty cash comes to is asked at each commit that moves it.
    index('journal_lines_petty').on(row.party).where(sql`${row.accountCode} = '1015' and ${row.party} is not null`),
  ],
);

/** Counts documents gap-free per series and financial year. Updated last in its transaction: it is hot. */
export const documentSeries = pgTable(
  'document_series',
  {
    // `MCK1`: outlet, then device; `MC0` for sales without a device; `…R` for credit notes.
    series: text().notNull(),
    financialYear: text().notNull(),
    documentType: documentType().notNull(),
    outletId: uuid().notNull(),
    deviceId: uuid(),
    lastNumber: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.series, row.financialYear] })],
);

/** Tax invoices and credit notes, as issued. Append-only. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    type: documentType().notNull(),
    // As printed: `MCK1/2627/000123`, at most sixteen characters.
    number: text().notNull(),
    series: text().notNull(),
    financialYear: text().notNull(),
    sequence: integer().notNull(),
    outletId: uuid().notNull(),
    orderId: uuid().notNull(),
    // The invoice that a credit note reverses, and its place among the notes about it, from 1; an order has one invoice.
    originalId: uuid(),
    part: integer().notNull().default(1),
    // The refund that pays a credit note out; of payments, which stand above.
    refundId: uuid(),
    // Why a credit note was issued (CGST Rules, rule 53); an invoice has none.
    reason: text(),
    taxDate: date({ mode: 'string' }).notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    issuedAt: instant().notNull(),
    taxable: money().notNull(),
    tax: money().notNull(),
    roundOff: money().notNull(),
    total: money().notNull(),
    form: documentForm().notNull(),
    // Who issued it, as they were then: a paper that is printed in years says the same.
    issuer: jsonb().$type<DocumentIssuer>().notNull(),
    // Two digits of the State in which it was served (rules §1.3).
    placeOfSupply: text().notNull(),
    // Whom it was made out to, where they gave their registration; all three or none.
    buyerGstin: text(),
    buyerName: text(),
    buyerAddress: text(),
    // The transaction it was written in, said by the database: only that one writes its lines.
    writtenIn: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (row) => [
    unique('documents_number').on(row.number),
    unique('documents_sequence').on(row.series, row.financialYear, row.sequence),
    unique('documents_part').on(row.orderId, row.type, row.part),
    check('documents_one_invoice_per_order', sql`${row.part} = 1 or (${row.type} = 'CREDIT_NOTE' and ${row.part} > 1)`),
    check('documents_reason', sql`(${row.type} = 'CREDIT_NOTE') = (coalesce(${row.reason}, '') <> '')`),
    check('documents_add_up', sql`${row.total} = ${row.taxable} + ${row.tax} + ${row.roundOff}`),
    // Compared as text: a value that the type got by a migration cannot be named in the same one.
    check(
      'documents_form',
      sql`(${row.type} = 'CREDIT_NOTE') = (${row.form}::text in ('CREDIT_NOTE', 'FINANCIAL_CREDIT_NOTE'))`,
    ),
    check('documents_financial', sql`${row.form}::text <> 'FINANCIAL_CREDIT_NOTE' or ${row.tax} = 0`),
    check('documents_place_of_supply', sql`${row.placeOfSupply} ~ '^[0-9]{2}$'`),
    check('documents_buyer', sql`finance_is_buyer(${row.buyerGstin}, ${row.buyerName}, ${row.buyerAddress})`),
    index('documents_issued').on(row.issuedAt, row.id),
    uniqueIndex('documents_refund').on(row.refundId).where(sql`${row.refundId} is not null`),
    index('documents_original').on(row.originalId).where(sql`${row.originalId} is not null`),
  ],
);

export const documentLines = pgTable(
  'document_lines',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    position: integer().notNull(),
    description: text().notNull(),
    taxCode: text().notNull(),
    taxKind: text({ enum: ['PREPARED', 'GOODS'] }).notNull(),
    quantity: quantity().notNull(),
    gross: money().notNull(),
    taxable: money().notNull(),
    rateBp: integer().notNull(),
    cgst: money().notNull(),
    sgst: money().notNull(),
    igst: money().notNull(),
    // The dish or goods of the catalogue, so that sales are told by category; null for what was sold before this was kept.
    itemId: uuid(),
    // The line of the invoice that a line of a credit note takes back; null on an invoice.
    ofPosition: integer(),
  },
  (row) => [primaryKey({ columns: [row.documentId, row.position] })],
);

/** Each time a document was made out on paper or sent: the first is the original, all others are duplicates. Append-only. */
export const documentPrints = pgTable(
  'document_prints',
  {
    // The command that asked for it.
    id: uuid().primaryKey(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    // 1 for the original. Counted by the database, whatever is said.
    copy: integer().notNull(),
    paper: paperSize().notNull(),
    medium: printMedium().notNull(),
    language: text({ enum: ['en', 'hi', 'ml'] }).notNull(),
    printedAt: instant().notNull(),
    printedBy: text().notNull(),
  },
  (row) => [
    unique('document_prints_copy').on(row.documentId, row.copy),
    check('document_prints_language', sql`${row.language} in ('en', 'hi', 'ml')`),
  ],
);
