import type { Money } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { type Entry, entriesOfSources, payableSettlements, payables } from '../../finance/index.ts';
import { debitNotes, supplierBills } from '../bills/tables.ts';
import { waitingOf } from './checked-bills.ts';
import { paymentById, type SupplierPayment } from './payment.ts';
import { supplierPaymentLines, supplierPaymentState, supplierPayments } from './tables.ts';

/** Payments to suppliers, the last prepared first, a page at a time. */
export const listSupplierPayments = query({
  name: 'purchasing.payments',
  permission: 'ledger:read',
  input: z.object({
    outletId: z.uuid().nullish(),
    supplierId: z.uuid().nullish(),
    states: z.array(z.enum(supplierPaymentState.enumValues)).max(supplierPaymentState.enumValues.length).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, reach, within }, { outletId, supplierId, states, ...args }) {
    if (outletId) within(outletId);
    return newestFirst(db, args, {
      table: supplierPayments,
      at: 'preparedAt',
      of: and(
        placed(reach, outletId),
        supplierId ? eq(supplierPayments.supplierId, supplierId) : undefined,
        states ? inArray(supplierPayments.state, states) : undefined,
      ),
      select: (where) => db.select().from(supplierPayments).where(where),
    });
  },
});

/** One payment; null when there is none within reach. */
export const supplierPaymentOf = query({
  name: 'purchasing.payment',
  permission: 'ledger:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, reach }, { id }): Promise<SupplierPayment | null> {
    const found = await paymentById(db, id);
    return found && (reach === 'everywhere' || reach.has(found.outletId)) ? found : null;
  },
});

/** A bill, debit note or payment of which something is open. */
export interface OpenPayable {
  readonly id: string;
  readonly kind: 'BILL' | 'DEBIT_NOTE' | 'PAYMENT';
  /** What it is called: the number of the bill; our own of the others. */
  readonly number: string;
  readonly documentDate: string;
  readonly dueOn: string;
  readonly limitOn: string | null;
  readonly amount: Money;
  readonly open: Money;
  /** What of a bill waits in payments that are not released. */
  readonly waiting: Money;
}

/** What of a supplier's bills, debit notes and payments is open in an outlet, by what is due first. */
export const openPayables = query({
  name: 'purchasing.openPayables',
  permission: 'ledger:read',
  input: z.object({ outletId: z.uuid(), supplierId: z.uuid() }),
  async handle({ db, within }, { outletId, supplierId }): Promise<OpenPayable[]> {
    within(outletId);
    const { documentId: id, kind, documentDate, dueOn, limitOn, amount, open } = payables;
    const number = sql<string>`coalesce(${supplierBills.number}, ${debitNotes.number}::text, ${supplierPayments.number}::text)`;
    const rows = await db
      .select({ id, kind, number, documentDate, dueOn, limitOn, amount, open })
      .from(payables)
      .leftJoin(supplierBills, eq(supplierBills.id, id))
      .leftJoin(debitNotes, eq(debitNotes.id, id))
      .leftJoin(supplierPayments, eq(supplierPayments.id, id))
      .where(and(eq(payables.outletId, outletId), eq(payables.supplierId, supplierId), sql`${open} > 0`))
      .orderBy(asc(dueOn), asc(documentDate), asc(id));
    const waiting = await waitingOf(
      db,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, waiting: waiting.get(row.id) ?? 0 }));
  },
});

type PaymentLine = typeof supplierPaymentLines.$inferSelect;

/** What some payments were prepared for, by payment. */
export async function linesByPayment(reader: Reader, ids: readonly string[]): Promise<Map<string, PaymentLine[]>> {
  const rows = await reader
    .select()
    .from(supplierPaymentLines)
    .where(inArray(supplierPaymentLines.paymentId, [...ids]))
    .orderBy(asc(supplierPaymentLines.billId));
  return grouped(ids, rows, ({ paymentId }) => paymentId);
}

/** So much of a payment, or of a debit note, that stands against a bill. */
export type Settlement = typeof payableSettlements.$inferSelect;

/** What some payments settled, by payment, in that order; what was undone stays. */
export async function settlementsByPayment(reader: Reader, ids: readonly string[]): Promise<Map<string, Settlement[]>> {
  const rows = await reader
    .select()
    .from(payableSettlements)
    .where(inArray(payableSettlements.creditId, [...ids]))
    .orderBy(asc(payableSettlements.settledAt), asc(payableSettlements.id));
  return grouped(ids, rows, ({ creditId }) => creditId);
}

/** The entries of some payments, by payment: when they went, when their advances were used, when they were turned round. */
export async function entriesByPayment(reader: Reader, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const used = await reader.execute<{ payment_id: string; source_id: string }>(sql`
    select distinct s.credit_id as payment_id, e.source_id from payable_settlements s join journal_entries e on e.id = s.entry_id
    where s.credit_id in ${[...ids]}`);
  const sources = [
    ...ids.map((id) => [id, id] as const),
    ...used.map((row) => [row.payment_id, row.source_id] as const),
  ];
  const entries = await entriesOfSources(reader, [...new Set(sources.map(([, source]) => source))]);
  const all = new Map<string, Map<string, Entry>>(ids.map((id) => [id, new Map()]));
  for (const [payment, source] of sources) {
    for (const entry of entries.get(source) ?? []) all.get(payment)?.set(entry.id, entry);
  }
  return new Map([...all].map(([id, own]) => [id, [...own.values()].toSorted((a, b) => a.number - b.number)]));
}

function placed(reach: Reach, outletId: string | null | undefined): SQL | undefined {
  if (outletId) return eq(supplierPayments.outletId, outletId);
  return reach === 'everywhere' ? undefined : inArray(supplierPayments.outletId, [...reach]);
}

function grouped<Row>(ids: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
