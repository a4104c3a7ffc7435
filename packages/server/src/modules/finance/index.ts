export { type BilledGoods, NO_TAX, type TaxHeads } from './bill-postings.ts';
export { boughtOn } from './bought-on.ts';
export { seedAccounts } from './chart.ts';
export type { IssuingDevice } from './document-number.ts';
export { countPrint } from './documents/count-print.ts';
export { draftCredit, issueCreditNote } from './documents/credit-note.ts';
export type { Credit, LineBack } from './documents/credited-lines.ts';
export { type Buyer, formOf, issuerAt, placeOfSupply } from './documents/document-form.ts';
export {
  AccountType,
  DocumentConnection,
  DocumentLineType,
  DocumentObjectType,
  DocumentPartyType,
  JournalEntryConnection,
  JournalEntryType,
  JournalLineType,
  PaperSizeEnum,
} from './graphql/finance.types.ts';
export { AccountRetired, AccountUnknown, ControlAccount, DayAhead, PeriodLocked } from './graphql/journals.types.ts';
export { AccountLedgerLineType, AccountPartyType } from './graphql/ledger.types.ts';
export { SupplierAgeingType } from './graphql/payables.types.ts';
export { financeResolvers } from './graphql/resolvers.ts';
export { financeIdentities, type IdentityCheck } from './identities.ts';
export {
  buyerOf,
  type DocumentIssue,
  type DocumentLineDraft,
  type IssuedDocument,
  invoiceRows,
  issueInvoice,
} from './issue-document.ts';
export { closedDay } from './journals/journal-day.ts';
export { saveJournal } from './journals/save-journal.ts';
export { type Document, documentsById, documentsOfOrders, type Entry, entriesOfSources } from './loaders.ts';
export { payablesAgeing, payablesOf } from './payables/ageing.ts';
export type { PaidFrom } from './payables/payment-postings.ts';
export { type Bill, type DebitNote, keepDebitNote, recordBill, recordDebitNote } from './payables/record-bill.ts';
export {
  lastDayOf,
  recordCreditUsed,
  recordPayment,
  recordPaymentReversed,
} from './payables/record-payment.ts';
export type { Allocation } from './payables/settle.ts';
export { payableKind, payableSettlements, payables } from './payables/tables.ts';
export { type OwedStock, stockOwed } from './periods/stock-owed.ts';
export { financePermissions } from './permissions.ts';
export {
  type EntryKind,
  entryRow,
  journalRows,
  type Posting,
  type PostingDates,
  type PostingLine,
  post,
} from './post.ts';
export { postedLines, reverseEntry } from './reverse-entry.ts';
export {
  refundEvent,
  refundPaidInCashPosting,
  refundPosting,
  refundProcessedPosting,
  type Sale,
  type SaleTender,
  salePosting,
  strayCapturePosting,
} from './sale-postings.ts';
export {
  capitalPosting,
  consumptionPosting,
  countPosting,
  deficitPosting,
  lostFoodPosting,
  OPENING_EQUITY,
  type Opening,
  openingPosting,
  productionPosting,
  receiptPosting,
  returnPosting,
  STOCK_CLASSES,
  type StockKind,
  type StockValue,
  transitLossPosting,
  transitPosting,
  wastePosting,
} from './stock-postings.ts';
export {
  accounts,
  accountType,
  documentLines,
  documentPrints,
  documents,
  documentType,
  journalEntries,
  journalLines,
} from './tables.ts';
export { addHeads, headsOn, type TaxTerms } from './tax-heads.ts';
