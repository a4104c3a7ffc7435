import type { DocumentForm } from '../../gql/graphql.ts';

/** What documents are called. */
export const formWords: Record<DocumentForm, string> = {
  TAX_INVOICE: 'Tax invoice',
  BILL_OF_SUPPLY: 'Bill of supply',
  INVOICE_CUM_BILL_OF_SUPPLY: 'Invoice-cum-bill of supply',
  CASH_MEMO: 'Cash memo',
  CREDIT_NOTE: 'Credit note',
  FINANCIAL_CREDIT_NOTE: 'Financial credit note',
};
