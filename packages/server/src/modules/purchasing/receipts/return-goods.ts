import { type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { keepDebitNote, post, returnPosting } from '../../finance/index.ts';
import { announceStock, batchesById, byKind, takeOut } from '../../inventory/index.ts';
import { datesAt, type Place, placeOf } from '../../places/index.ts';
import { nextDebitNote } from '../bills/debit-note.ts';
import { type Returned, returnedGoods } from '../bills/returned.ts';
import { debitNotes } from '../bills/tables.ts';
import { lockSupplier, type Supplier } from '../suppliers/supplier.ts';
import { goodsReturnLines, goodsReturns } from './tables.ts';

/**
 * Sends goods back to the supplier they came from, out of the very batches that are named, also expired ones and those held back, at
 * their cost (rules §3.5). What was not billed yet is billed no more; what was is asked back by a debit note at the price that is owed.
 * Refuses NOT_ENOUGH_IN_BATCH, WAITS_AS_WASTE, and OTHER_SUPPLIER for batches that did not all come from one supplier.
 */
export const returnGoods = command({
  name: 'purchasing.returnGoods',
  permission: 'goods:return',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    reason: z.string().trim().min(1).max(200),
    reference: z.string().trim().min(1).max(60).nullish(),
    lines: z
      .array(z.object({ batchId: z.uuid(), quantity: z.int().min(1).max(1_000_000_000_000) }))
      .min(1)
      .max(100)
      .refine((lines) => new Set(lines.map(({ batchId }) => batchId)).size === lines.length, {
        error: 'Name each batch once.',
      }),
  }),
  once: (input) => input.id,
  about: ({ id }) => ({ entity: 'goods_return', id }),
  async handle(scope, { id, outletId, reason, reference = null, lines }): Promise<{ returnId: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const place = await placeOf(tx, outletId);
    const dates = datesAt(place, now);
    within(outletId);
    // The supplier before the levels, as whoever enters a bill does: what went back is not billed at the same moment.
    const supplierIds = await suppliersOf(scope, lines);
    const [supplierId] = supplierIds;
    const supplier = supplierId && supplierIds.length === 1 ? await lockSupplier(tx, supplierId) : null;
    const left = await takeOut(tx, {
      ...{ source: { type: 'return', id }, type: 'RETURN_TO_SUPPLIER', outletId, takes: lines, at: now },
      ...{ businessDate: dates.businessDate, actorId: actor.id },
    });
    if ('lacking' in left) {
      const [first] = left.lacking;
      return refuse('NOT_ENOUGH_IN_BATCH', 'A batch holds less than that: look at it again.', {
        ...{ batchId: first?.batchId, there: first?.there },
      });
    }
    if (left.taken.some(({ batch }) => batch.sourceType === 'set-aside')) {
      return refuse(
        'WAITS_AS_WASTE',
        'Some of this waits for a decision on waste: have it decided, or take it back first.',
      );
    }
    if (!supplier) {
      return refuse(
        'OTHER_SUPPLIER',
        supplierIds.includes(null)
          ? 'Nobody brought some of this: it was found or there from the start. Write it down as waste instead.'
          : 'These did not all come from one supplier: send them back one supplier at a time.',
      );
    }
    const { taken } = left;
    const returned = await returnedGoods(tx, taken);
    await tx.insert(goodsReturns).values({
      ...{
        id,
        outletId,
        supplierId: supplier.id,
        reason,
        reference,
        returnedAt: now,
        returnedBy: actor.id,
        returnedByLabel: actor.label,
      },
      businessDate: dates.businessDate,
    });
    await tx.insert(goodsReturnLines).values(
      returned.lines.map(({ batchId, quantity, value, ...of }) => ({
        ...{ returnId: id, batchId, quantity, value },
        ...{ receiptId: of.receiptId, receiptPosition: of.receiptPosition },
        ...{ unbilled: of.unbilled, unbilledValue: of.unbilledValue, billed: of.billed },
      })),
    );
    await book(scope, { id, place, supplier, reason, returned, stock: byKind(taken) });

    scope.changed({
      ...{ entity: 'goods_return', id, before: null },
      after: {
        supplierId: supplier.id,
        reason,
        batches: taken.map(({ batchId, quantity, value }) => ({ batchId, quantity, value })),
      },
    });
    announceStock(
      scope,
      outletId,
      taken.map(({ batch }) => batch.stockItemId),
    );
    return { returnId: id };
  },
});

async function suppliersOf({ tx }: Pick<CommandScope, 'tx'>, lines: readonly { readonly batchId: string }[]) {
  const batches = await batchesById(
    tx,
    lines.map(({ batchId }) => batchId),
  );
  return [...new Set([...batches.values()].map(({ supplierId }) => supplierId))];
}

interface Booked {
  readonly id: string;
  readonly place: Place;
  readonly supplier: Supplier;
  readonly reason: string;
  readonly returned: Returned;
  readonly stock: Parameters<typeof returnPosting>[0]['stock'];
}

/** Writes the return into the books, and the debit note for what of it had been billed. */
async function book(scope: CommandScope, { id, place, supplier, reason, returned, stock }: Booked): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const [outletId, dates] = [place.outlet.id, datesAt(place, now)];
  const { net, heads, billId } = returned;
  const lines = returnPosting({
    ...{ stock, supplier: supplier.id, unbilled: sumMoney(returned.lines.map((line) => line.unbilledValue)) },
    billed: { net, heads },
  });
  if (lines.length === 0) return;
  const narration = `Goods back to ${supplier.name}: ${reason}`;
  const entryId = await post(tx, {
    ...{ outletId, source: { type: 'return', id }, event: 'returned', at: now, dates, postedBy: actor.label },
    ...{ narration, lines },
  });
  const tax = sumMoney(Object.values(heads));
  if (net + tax === 0) return;
  const note = { id: newId(), number: await nextDebitNote(tx, outletId) };
  await tx.insert(debitNotes).values({
    ...{ ...note, outletId, supplierId: supplier.id, billId, returnId: id, taxable: net, tax, reason },
    ...{ issuedAt: now, issuedOn: dates.taxDate },
  });
  await keepDebitNote(
    tx,
    {
      ...{ id: note.id, outletId, supplierId: supplier.id, documentDate: dates.taxDate, at: now, dates },
      ...{ postedBy: actor.label, narration, net, heads, billId },
    },
    entryId,
  );
}
