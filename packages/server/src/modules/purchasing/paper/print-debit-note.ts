import { AppError, calendarDate } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { batchesById, stockItemsById } from '../../inventory/index.ts';
import { placeOf } from '../../places/index.ts';
import { billById } from '../bills/queries.ts';
import { debitNotes } from '../bills/tables.ts';
import { returnById } from '../receipts/queries.ts';
import { goodsReturnLines } from '../receipts/tables.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import type { DebitNoteFacts } from './debit-note-facts.ts';
import { buyerOf, partyOf } from './read-order-facts.ts';

type DebitNote = typeof debitNotes.$inferSelect;

/** The paper of a debit note as PDF. Throws NOT_FOUND, and UNAVAILABLE when too many are being made. */
export const printDebitNote = query({
  name: 'purchasing.printDebitNote',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<PrintedFile> {
    within(outletId);
    const [note] = await db.select().from(debitNotes).where(eq(debitNotes.id, id));
    if (note?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such debit note here.');
    const facts = await readDebitNoteFacts(db, note);
    const content = await renderPdf(new URL('./debit-note-sheet.ts', import.meta.url), facts);
    return { fileName: `${facts.number.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', content };
  },
});

/** Reads all that stands on the paper of a debit note. */
export async function readDebitNoteFacts(reader: Reader, note: DebitNote): Promise<DebitNoteFacts> {
  const place = await placeOf(reader, note.outletId);
  const bill = note.billId ? await billById(reader, note.billId) : null;
  const goods = note.returnId ? await returnById(reader, note.returnId) : null;
  return {
    ...{ number: `DN/${place.outlet.code}/${note.number}`, issuedOn: note.issuedOn, reason: note.reason },
    ...{ buyer: buyerOf(place), supplier: partyOf(await supplierOf(reader, note.supplierId)) },
    bill: bill && { number: bill.number, billDate: bill.billDate },
    sentBack: goods && {
      on: calendarDate(goods.decidedAt ?? goods.returnedAt, place.organisation.zone),
      reference: goods.reference,
    },
    lines: note.returnId ? await linesOf(reader, note.returnId) : [],
    ...{ net: note.taxable, tax: note.tax },
  };
}

/** What of a return had been billed: that is asked back. */
async function linesOf(reader: Reader, returnId: string): Promise<DebitNoteFacts['lines']> {
  const rows = await reader.select().from(goodsReturnLines).where(eq(goodsReturnLines.returnId, returnId));
  const billed = rows.filter((row) => row.billed > 0);
  const batches = await batchesById(
    reader,
    billed.map(({ batchId }) => batchId),
  );
  const items = await stockItemsById(
    reader,
    [...batches.values()].map(({ stockItemId }) => stockItemId),
  );
  return billed.map(({ batchId, billed: quantity }) => {
    const batch = batches.get(batchId);
    const item = items.get(batch?.stockItemId ?? '');
    return {
      ...{ name: item?.name ?? '', supplierBatch: batch?.supplierBatch ?? null },
      ...spoken(quantity, item?.baseUnit ?? 'pcs'),
    };
  });
}

/** As people say it: kilograms and litres. */
function spoken(quantity: number, baseUnit: 'g' | 'ml' | 'pcs'): { quantity: number; unit: string } {
  if (baseUnit === 'pcs' || quantity < 1_000_000) return { quantity, unit: baseUnit };
  return { quantity: Math.round(quantity / 1_000), unit: baseUnit === 'g' ? 'kg' : 'l' };
}
