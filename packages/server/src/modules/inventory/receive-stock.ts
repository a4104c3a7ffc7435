import { AppError, addDays, isRefusal, refuse } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { nameOf } from '../../platform/command/name.ts';
import type { Tx } from '../../platform/db/database.ts';
import { post, receiptPosting } from '../finance/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { announceStock } from './announce.ts';
import { mainLocation } from './locations/location.ts';
import { measure } from './measure.ts';
import { batches } from './tables.ts';
import { type IncomingBatch, openReceipt, takeIn } from './take-in.ts';
import type { MeasuredItem } from './units.ts';

const line = z.object({
  batchId: z.uuid(),
  stockItemId: z.uuid(),
  quantity: z.int().min(1),
  unit: z.string().min(1).max(20),
  // Up to ten crore rupees a line.
  value: z.int().min(0).max(100_000_000_000),
  supplierBatch: z.string().trim().min(1).max(60).nullish(),
  expiryDate: z.iso.date().nullish(),
});

type ReceivedLine = z.output<typeof line>;

/**
 * Takes a delivery into stock, each line a batch, at what it costs: without tax where the tax is credited, with it where
 * it is part of the cost (rules §2.3 G02, G06). A batch without a date gets one from the item's shelf life. Refuses
 * UNIT_UNKNOWN and EXPIRED_ON_ARRIVAL.
 */
export const receiveStock = command({
  name: 'inventory.receiveStock',
  permission: 'stock:receive',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    supplier: nameOf(120),
    reference: z.string().trim().min(1).max(60).nullish(),
    lines: z
      .array(line)
      .min(1)
      .max(200)
      .refine((lines) => new Set(lines.map(({ batchId }) => batchId)).size === lines.length, {
        error: 'Two lines have the same batch id.',
      }),
  }),
  once: (input) => input.id,
  about: ({ id }) => ({ entity: 'goods_receipt', id }),
  async handle(scope, { lines, ...receipt }) {
    const { tx, now, within, actor } = scope;
    const place = await placeOf(tx, receipt.outletId);
    within(receipt.outletId);
    const dates = datesAt(place, now);
    const { businessDate } = dates;
    await openReceipt(tx, { ...receipt, at: now, businessDate });
    const measured = await measure(tx, lines);
    if (isRefusal(measured)) return measured;
    await assertNewBatches(tx, lines);

    const incoming: IncomingBatch[] = [];
    for (const { line: one, item, quantity } of measured) {
      const expiryDate = one.expiryDate ?? shelfLife(item, businessDate);
      if (expiryDate !== null && expiryDate < businessDate) {
        const message = `${item.name} expired on ${expiryDate}. Send it back.`;
        return refuse('EXPIRED_ON_ARRIVAL', message, { expiryDate });
      }
      incoming.push({ ...one, quantity, expiryDate });
    }

    const stock = await takeIn(tx, {
      ...{ source: { type: 'receipt', id: receipt.id }, type: 'RECEIPT', outletId: receipt.outletId },
      ...{
        location: await mainLocation(tx, receipt.outletId, now),
        at: now,
        businessDate,
        actorId: actor.id,
        lines: incoming,
      },
    });
    if (stock.length > 0) {
      await post(tx, {
        outletId: receipt.outletId,
        source: { type: 'receipt', id: receipt.id },
        event: 'received',
        narration: `Goods from ${receipt.supplier}${receipt.reference ? `, ${receipt.reference}` : ''}`,
        at: now,
        dates,
        postedBy: actor.label,
        lines: receiptPosting({ stock, supplier: receipt.supplier }),
      });
    }
    announceStock(
      scope,
      receipt.outletId,
      incoming.map(({ stockItemId }) => stockItemId),
    );
    return { receiptId: receipt.id };
  },
});

async function assertNewBatches(tx: Tx, lines: readonly ReceivedLine[]): Promise<void> {
  const ids = lines.map(({ batchId }) => batchId);
  const known = await tx.select({ id: batches.id }).from(batches).where(inArray(batches.id, ids));
  if (known.length > 0) throw new AppError('CONFLICT', 'A batch with one of these ids is there already. Make new ids.');
}

function shelfLife({ shelfLifeDays }: MeasuredItem, businessDate: string): string | null {
  return shelfLifeDays === null ? null : addDays(businessDate, shelfLifeDays);
}
