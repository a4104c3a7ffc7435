import type { GstTable } from '../../gql/graphql.ts';

/** The tables of GSTR-1, as the return numbers them. */
export const tableNames: Readonly<Record<GstTable, { readonly number: string; readonly name: string }>> = {
  REGISTERED: { number: '4', name: 'Invoices to registered buyers' },
  OTHERS: { number: '7', name: 'Other sales, by rate' },
  UNTAXED: { number: '8', name: 'Exempt, and goods at nil' },
  CREDIT_NOTES: { number: '9B', name: 'Credit notes to registered buyers' },
  CODES: { number: '12', name: 'By HSN and SAC' },
  DOCUMENTS: { number: '13', name: 'Documents issued' },
};
