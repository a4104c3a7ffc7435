import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import type { SupplierBill, SupplierBillLine } from './bill.ts';
import { debitNotes, supplierBillLines, supplierBillState, supplierBills } from './tables.ts';

export type DebitNoteRow = typeof debitNotes.$inferSelect;

/** The bills of an outlet's suppliers, the last entered first, a page at a time. */
export const listSupplierBills = query({
  name: 'purchasing.bills',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(supplierBillState.enumValues)).max(supplierBillState.enumValues.length).nullish(),
    supplierId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, supplierId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(supplierBills.outletId, outletId),
      states ? inArray(supplierBills.state, states) : undefined,
      supplierId ? eq(supplierBills.supplierId, supplierId) : undefined,
    );
    return newestFirst(db, args, {
      table: supplierBills,
      at: 'enteredAt',
      of: found,
      select: (where) => db.select().from(supplierBills).where(where),
    });
  },
});

/** One bill of an outlet; null when there is none there. */
export const supplierBillOf = query({
  name: 'purchasing.bill',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<SupplierBill | null> {
    within(outletId);
    const found = await billById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One bill; null when there is none. */
export async function billById(reader: Reader, id: string): Promise<SupplierBill | null> {
  const [found] = await reader.select().from(supplierBills).where(eq(supplierBills.id, id));
  return found ?? null;
}

/** Bills by id. */
export async function billsById(reader: Reader, ids: readonly string[]): Promise<Map<string, SupplierBill>> {
  const rows = await reader
    .select()
    .from(supplierBills)
    .where(inArray(supplierBills.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What some bills ask for, by bill, in its order. */
export async function linesByBill(reader: Reader, ids: readonly string[]): Promise<Map<string, SupplierBillLine[]>> {
  const rows = await reader
    .select()
    .from(supplierBillLines)
    .where(inArray(supplierBillLines.billId, [...ids]))
    .orderBy(asc(supplierBillLines.billId), asc(supplierBillLines.position));
  return grouped(ids, rows, (row) => row.billId);
}

/** The debit notes about some bills, by bill, oldest first. */
export async function debitNotesByBill(reader: Reader, ids: readonly string[]): Promise<Map<string, DebitNoteRow[]>> {
  const rows = await reader
    .select()
    .from(debitNotes)
    .where(inArray(debitNotes.billId, [...ids]))
    .orderBy(asc(debitNotes.issuedAt), asc(debitNotes.id));
  return grouped(ids, rows, (row) => row.billId ?? '');
}

/** The debit notes of some returns, by return. */
export async function debitNoteByReturn(reader: Reader, ids: readonly string[]): Promise<Map<string, DebitNoteRow>> {
  const rows = await reader
    .select()
    .from(debitNotes)
    .where(inArray(debitNotes.returnId, [...ids]));
  return new Map(rows.map((row) => [row.returnId ?? '', row]));
}

function grouped<Row>(ids: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
