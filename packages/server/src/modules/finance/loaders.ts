import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { accounts, documentLines, documentPrints, documents, journalEntries, journalLines } from './tables.ts';

export type Account = typeof accounts.$inferSelect;
export type DocumentRow = typeof documents.$inferSelect;
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
  return grouped(await withDocumentLines(reader, rows), orderIds, (document) => document.orderId);
}

/** Documents by id, with their lines. */
export async function documentsById(reader: Reader, ids: readonly string[]): Promise<Map<string, Document>> {
  const rows = await reader
    .select()
    .from(documents)
    .where(inArray(documents.id, [...ids]));
  return new Map((await withDocumentLines(reader, rows)).map((document) => [document.id, document]));
}

/** The credit notes of invoices, with their lines, in the order they were issued. */
export async function creditNotesOf(reader: Reader, invoiceIds: readonly string[]): Promise<Map<string, Document[]>> {
  const rows = await reader
    .select()
    .from(documents)
    .where(inArray(documents.originalId, [...invoiceIds]))
    .orderBy(asc(documents.issuedAt), asc(documents.id));
  return grouped(await withDocumentLines(reader, rows), invoiceIds, (note) => note.originalId ?? '');
}

export type DocumentPrint = typeof documentPrints.$inferSelect;

/** Each time that documents were made out, the original first. */
export async function printsOf(reader: Reader, documentIds: readonly string[]): Promise<Map<string, DocumentPrint[]>> {
  const rows = await reader
    .select()
    .from(documentPrints)
    .where(inArray(documentPrints.documentId, [...documentIds]))
    .orderBy(asc(documentPrints.copy));
  return grouped(rows, documentIds, (print) => print.documentId);
}

/** Documents with their lines, in the order given. */
export async function withDocumentLines(reader: Reader, rows: readonly DocumentRow[]): Promise<Document[]> {
  const lines = await linesOfDocuments(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, lines: lines.get(row.id) ?? [] }));
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
