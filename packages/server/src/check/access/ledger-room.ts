import type { Api } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';

const SAVE_JOURNAL = `mutation ($input: SaveJournalInput!) {
  result: saveJournal(input: $input) { __typename ... on ManualJournal { id } ... on Refusal { code message } }
}`;
const FIRST_ENTRY =
  'query ($outletId: UUID!) { journalEntries(outletId: $outletId, first: 1) { edges { node { id } } } }';
const REQUEST_PERIOD = `mutation ($input: RequestPeriodInput!) {
  result: requestPeriod(input: $input) { __typename ... on LedgerPeriod { month } ... on Refusal { code message } }
}`;

const PREPARE_PAYMENT = `mutation ($input: PrepareSupplierPaymentInput!) {
  result: prepareSupplierPayment(input: $input) { __typename ... on SupplierPayment { id } ... on Refusal { code message } }
}`;

const REQUEST_YEAR = `mutation ($input: RequestYearCloseInput!) {
  result: requestYearClose(input: $input) { __typename ... on LedgerYear { label } ... on Refusal { code message } }
}`;

/** A draft of a journal, and an entry that the product posted. */
export async function keptBooks(api: Api, { canary, outletId }: { canary: string; outletId: string }) {
  const journalId = freshId();
  const lines = [
    { account: '6200', debit: 100, credit: 0, party: `${canary} gas` },
    { account: '1020', debit: 0, credit: 100 },
  ];
  const said = { day: '2026-01-01', narration: `${canary} paid for gas`, lines };
  await api.command(
    SAVE_JOURNAL,
    { commandId: freshId(), id: journalId, outletId, version: 0, ...said },
    'ManualJournal',
  );
  const { journalEntries } = await api.ask<{ journalEntries: { edges: { node: { id: string } }[] } }>(FIRST_ENTRY, {
    outletId,
  });
  return { journalId, entryId: journalEntries.edges[0]?.node.id ?? '' };
}

/** A little that a supplier was paid in advance. */
export async function paidAhead(
  api: Api,
  { canary, outletId, supplierId }: { canary: string; outletId: string; supplierId: string },
): Promise<string> {
  const id = freshId();
  const paid = { method: 'BANK_TRANSFER', reference: `${canary} UTR`, day: '2026-01-01', amount: 5, bills: [] };
  const said = { id, outletId, supplierId, ...paid, sessionId: null, note: `${canary} in advance` };
  await api.command(PREPARE_PAYMENT, said, 'SupplierPayment');
  return id;
}

/** A year that somebody asked to be closed, and that waits. */
export async function askedYear(api: Api): Promise<string> {
  const id = freshId();
  await api.command(REQUEST_YEAR, { id, firstDay: '1990-04-01', reason: 'It was looked through.' }, 'LedgerYear');
  return id;
}

/** Something that was asked for a month and waits. */
export async function askedPeriod(api: Api): Promise<string> {
  const id = freshId();
  const asked = { id, month: '2025-01-01', wanted: 'SOFT_LOCKED', reason: 'It was looked through.' };
  await api.command(REQUEST_PERIOD, asked, 'LedgerPeriod');
  return id;
}
