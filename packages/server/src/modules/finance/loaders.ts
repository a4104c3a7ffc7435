import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { accounts, documentLines, documents, journalEntries, journalLines } from './tables.ts';

export type Account = typeof accounts.$inferSelect;
type DocumentRow = typeof documents.$inferSelect;
type DocumentLineRow = typeof documentLines.$inferSelect;
export type Document = DocumentRow & { readonly lines: readonly DocumentLineRow[] };
export type EntryRow = typeof journalEntries.$inferSelect;
type EntryLine = Omit<typeof journalLines.$inferSelect, 'accountCode'> & { readonly account: Account };
export type Entry = EntryRow & { readonly lines: readonly EntryLine[]; readonly total: number };

/** The invoices and credit notes of orders, with their lines, in the order they were issued. */
export async function documentsOfOrders(reader: Reader, orderIds: readonly string[]): Promise<Map<string, Document[]>> {
  if (orderIds.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(documents)
    .where(inArray(documents.orderId, [...orderIds]))
    .orderBy(asc(documents.issuedAt), asc(documents.type), asc(documents.id));
  const lines = await linesOfDocuments(
    reader,
    rows.map((row) => row.id),
  );
  const found = rows.map((row) => ({ ...row, lines: lines.get(row.id) ?? [] }));
  return grouped(found, orderIds, (document) => document.orderId);
}

/** The journal entries of orders, payments, receipts …, with their lines, in number order. */
export async function entriesOfSources(reader: Reader, sourceIds: readonly string[]): Promise<Map<string, Entry[]>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(journalEntries)
    .where(inArray(journalEntries.sourceId, [...sourceIds]))
    .orderBy(asc(journalEntries.number));
  return grouped(await withLines(reader, rows), sourceIds, (entry) => entry.sourceId);
}

/** Entries with their lines and total, in the order given. */
export async function withLines(reader: Reader, rows: readonly EntryRow[]): Promise<Entry[]> {
  if (rows.length === 0) return [];
  const found = await reader
    .select({ line: journalLines, account: accounts })
    .from(journalLines)
    .innerJoin(accounts, eq(accounts.code, journalLines.accountCode))
    .where(
      inArray(
        journalLines.entryId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(journalLines.position));
  const lines = grouped(
    found.map(({ line: { accountCode: _, ...line }, account }) => ({ ...line, account })),
    rows.map((row) => row.id),
    (line) => line.entryId,
  );
  return rows.map((row) => {
    const own = lines.get(row.id) ?? [];
    return { ...row, lines: own, total: own.reduce((sum, line) => sum + line.debit, 0) };
  });
}

async function linesOfDocuments(reader: Reader, ids: readonly string[]): Promise<Map<string, DocumentLineRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(documentLines)
    .where(inArray(documentLines.documentId, [...ids]))
    .orderBy(asc(documentLines.position));
  return grouped(rows, ids, (line) => line.documentId);
}

function grouped<Row>(rows: readonly Row[], keys: readonly string[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
