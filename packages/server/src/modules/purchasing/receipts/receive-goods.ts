import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { violatesUnique } from '../../../platform/db/errors.ts';
import { attachFiles, pictureIds } from '../../../platform/files/keep-file.ts';
import { post, receiptPosting } from '../../finance/index.ts';
import { announceStock, batchesAmong, locationOf, mainLocation, takeIn } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { takeBackChange } from '../orders/as-sent.ts';
import { pricesAnswered } from '../orders/odd-lines.ts';
import { isAwaited, isChangedSinceSent, orderSteps, type PurchaseOrder, step, WORDS } from '../orders/order.ts';
import { linesOf } from '../orders/queries.ts';
import { rulesOf } from '../orders/rules.ts';
import { purchaseOrders } from '../orders/tables.ts';
import { lockTaxpayer, retired, type Supplier, supplierOf } from '../suppliers/supplier.ts';
import { usualCosts } from '../suppliers/usual-cost.ts';
import { checkedLines } from './checked-lines.ts';
import { type Delivered, measuredLines } from './measured-lines.ts';
import { acceptedOf, unorderedOn } from './queries.ts';
import { type ReceivedLine, receivedLine, spoken } from './received-line.ts';
import { goodsReceiptLines, goodsReceipts } from './tables.ts';

/**
 * Takes a delivery in, with an order (as its supplier has it) or without: each line a batch, at what it costs, without tax where the tax is credited and with it
 * where it is part of the cost (rules §2.3 G02, G06). What an order asks for has its price; free goods add quantity and no value; what
 * was rejected is written down and is no stock. Refuses PURCHASE_ORDER_UNKNOWN, PURCHASE_ORDER_NOT_OPEN, NOT_ORDERED, UNIT_UNKNOWN,
 * EXPIRED_ON_ARRIVAL and, without an order, SUPPLIER_RETIRED; MORE_THAN_ORDERED, SHORT_SHELF_LIFE (rules §3.5), MUCH_FREE, FAR_BELOW_COST, FAR_ABOVE_COST, TOO_WARM, NOT_MEASURED (§3.8) and, without an order, MUCH_WITHOUT_ORDER,
 * all of them in its words, unless somebody with `receipt:override` says why it is taken in. Throws NOT_FOUND for a photo that is
 * not one's own.
 */
export const receiveGoods = command({
  name: 'purchasing.receiveGoods',
  permission: 'stock:receive',
  input: z
    .object({
      id: z.uuid(),
      outletId: z.uuid(),
      orderId: z.uuid().nullish(),
      supplierId: z.uuid().nullish(),
      locationId: z.uuid().nullish(),
      reference: spoken(60),
      overrideReason: spoken(200),
      photoIds: pictureIds,
      lines: z
        .array(receivedLine)
        .min(1)
        .max(200)
        .refine((lines) => new Set(lines.map(({ batchId }) => batchId)).size === lines.length, {
          error: 'Two lines have the same batch id.',
        }),
    })
    .refine(({ orderId, supplierId }) => (orderId == null) !== (supplierId == null), {
      path: ['supplierId'],
      error: 'Name the order, or without one the supplier.',
    })
    .refine(
      ({ orderId, lines }) =>
        lines.every(({ value, accepted }) => (orderId == null ? value != null || accepted === 0 : value == null)),
      {
        path: ['lines'],
        error: 'Without an order say what each line costs; with one the order says it.',
      },
    ),
  once: (input) => input.id,
  about: ({ id }) => ({ entity: 'goods_receipt', id }),
  async handle(scope, input): Promise<{ receiptId: string } | Refusal> {
    const { tx, now, within, actor } = scope;
    const { id, outletId, locationId, reference = null } = input;
    const place = await placeOf(tx, outletId);
    within(outletId);
    const dates = datesAt(place, now);
    const order = input.orderId ? await openOrder(scope, outletId, input.orderId) : null;
    if (isRefusal(order)) return order;
    // What comes without an order is added up by one at a time.
    const supplier = order
      ? await supplierOf(tx, order.supplierId)
      : await lockTaxpayer(tx, input.supplierId as string);
    const gone = order ? null : retired(supplier);
    if (gone) return gone;
    const ordered = order ? await linesOf(tx, order.id) : null;
    const measured = await measuredLines(tx, input.lines, ordered);
    if (isRefusal(measured)) return measured;
    await assertNewBatches(tx, input.lines);
    const checked = await checkedLines(scope, measured, {
      ...{ place, supplier, ordered, today: dates.taxDate, reason: input.overrideReason ?? null },
      ...{ rules: await rulesOf(tx), accepted: order ? await acceptedOf(tx, order.id) : new Map() },
      costs: await usualCosts(
        tx,
        measured.map(({ item }) => item.id),
        now,
      ),
      answered: order ? ((await pricesAnswered(tx, [order.id])).get(order.id) ?? false) : false,
      unordered: order ? null : await unorderedOn(tx, supplier, dates.businessDate),
    });
    if (isRefusal(checked)) return checked;

    const location = locationId ? await locationOf(tx, outletId, locationId) : await mainLocation(tx, outletId, now);
    await tx.insert(goodsReceipts).values({
      ...{ id, outletId, supplierId: supplier.id, orderId: order?.id ?? null, locationId: location.id, reference },
      ...{
        overrideReason: checked.overrideReason,
        doubts: checked.doubts,
        receivedAt: now,
        receivedBy: actor.id,
        receivedByLabel: actor.label,
      },
      businessDate: dates.businessDate,
    });
    await attachPhotos(scope, input);
    await insertLines(
      tx,
      measured.map((one, index) => lineRow(id, index, one)),
    );
    const stock = await takeIn(tx, {
      ...{ source: { type: 'receipt', id }, type: 'RECEIPT', outletId, location, at: now, actorId: actor.id },
      businessDate: dates.businessDate,
      lines: checked.incoming.map((batch) => ({ ...batch, supplierId: supplier.id })),
    });
    if (stock.length > 0) {
      await post(tx, {
        ...{ outletId, source: { type: 'receipt', id }, event: 'received', at: now, dates, postedBy: actor.label },
        narration: narration(supplier, reference),
        lines: receiptPosting({ stock, supplier: supplier.id }),
      });
    }
    if (order) await stepOrder(scope, order, checked.incoming.length > 0);
    announceStock(
      scope,
      outletId,
      checked.incoming.map(({ stockItemId }) => stockItemId),
    );
    return { receiptId: id };
  },
});

/**
 * The order that goods came for, as its supplier has it, held against others; or why nothing is received for it. What was changed of it and never
 * sent is taken back: they brought what they were told (decision 0055).
 */
async function openOrder(scope: CommandScope, outletId: string, orderId: string): Promise<PurchaseOrder | Refusal> {
  const [order] = await scope.tx
    .select()
    .from(purchaseOrders)
    .where(sql`${purchaseOrders.id} = ${orderId} and ${purchaseOrders.outletId} = ${outletId}`)
    .for('update');
  if (!order) {
    return refuse(
      'PURCHASE_ORDER_UNKNOWN',
      'There is no such purchase order in this outlet. Receive without an order.',
    );
  }
  const open = isAwaited(order) && isChangedSinceSent(order) ? await takeBackChange(scope, order) : order;
  if (open && orderSteps.next(open.state, 'receivePart') !== null) return open;
  const help = order.state === 'APPROVED' ? 'Mark it as sent first.' : 'Receive without an order, or send it back.';
  return refuse('PURCHASE_ORDER_NOT_OPEN', `Order ${order.number} is ${WORDS[order.state]}. ${help}`, {
    state: order.state,
  });
}

/** Says how far the order is after this receipt, by all that was accepted for it; goods that came free are a part of it too. */
async function stepOrder(scope: CommandScope, order: PurchaseOrder, cameNow: boolean): Promise<void> {
  const [lines, accepted] = [await linesOf(scope.tx, order.id), await acceptedOf(scope.tx, order.id)];
  const came = (stockItemId: string) => accepted.get(stockItemId) ?? 0;
  const isWhole = lines.every(({ stockItemId, baseQuantity }) => came(stockItemId) >= baseQuantity);
  const isSome = cameNow || lines.some(({ stockItemId }) => came(stockItemId) > 0);
  await step(scope, order, isWhole ? 'receiveAll' : isSome ? 'receivePart' : 'receiveNothing');
}

interface PhotosOf {
  readonly photoIds?: readonly string[] | null | undefined;
}

/** Says which photos are of the whole delivery, and which of one of its lines. */
async function attachPhotos(
  scope: CommandScope,
  {
    id,
    outletId,
    photoIds,
    lines,
  }: PhotosOf & { readonly id: string; readonly outletId: string; readonly lines: readonly PhotosOf[] },
): Promise<void> {
  const of = { outletId, ownerType: 'GOODS_RECEIPT', ownerId: id } as const;
  await attachFiles(scope, photoIds ?? [], of, noSuchPhoto);
  for (const [index, line] of lines.entries())
    await attachFiles(scope, line.photoIds ?? [], { ...of, ownerPart: index + 1 }, noSuchPhoto);
}

function lineRow(receiptId: string, index: number, { line: said, ordered, ...one }: Delivered) {
  const { accepted, rejected, free, value } = one;
  return {
    ...{ receiptId, position: index + 1, stockItemId: said.stockItemId, unit: said.unit },
    ...{ ordered: ordered?.baseQuantity ?? null, delivered: accepted + rejected, accepted, rejected, free, value },
    ...{ rejectReason: rejected > 0 ? (said.rejectReason ?? null) : null },
    batchId: accepted + free > 0 ? said.batchId : null,
  };
}

async function assertNewBatches(tx: Tx, lines: readonly ReceivedLine[]): Promise<void> {
  const ids = lines.map(({ batchId }) => batchId);
  if ((await batchesAmong(tx, ids)).length > 0) throw notNew();
}

/** The key judges of whoever names the same batch at the same moment. Throws CONFLICT. */
async function insertLines(tx: Tx, rows: ReturnType<typeof lineRow>[]): Promise<void> {
  try {
    await tx.insert(goodsReceiptLines).values(rows);
  } catch (error) {
    if (violatesUnique(error, 'goods_receipt_lines_batch')) throw notNew();
    throw error;
  }
}

function noSuchPhoto(): AppError {
  return new AppError('NOT_FOUND', 'A photo is not there, or belongs to something else. Take it again.');
}

function notNew(): AppError {
  return new AppError('CONFLICT', 'A batch with one of these ids is there already. Make new ids.');
}

function narration({ name }: Supplier, reference: string | null): string {
  return `Goods from ${name}${reference ? `, ${reference}` : ''}`;
}
