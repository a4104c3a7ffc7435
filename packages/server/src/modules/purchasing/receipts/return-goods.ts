import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { post, returnPosting } from '../../finance/index.ts';
import { announceStock, byKind, takeOut } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { goodsReturnLines, goodsReturns } from './tables.ts';

/**
 * Sends goods back to the supplier they came from, out of the very batches that are named, also expired ones and those held back:
 * at their cost, the receipt turned round (rules §3.5). Refuses NOT_ENOUGH_IN_BATCH, WAITS_AS_WASTE, and OTHER_SUPPLIER for batches that did not all
 * come from one supplier.
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
    const dates = datesAt(await placeOf(tx, outletId), now);
    within(outletId);
    const source = { type: 'return', id };
    const left = await takeOut(tx, {
      ...{ source, type: 'RETURN_TO_SUPPLIER', outletId, takes: lines, at: now },
      ...{ businessDate: dates.businessDate, actorId: actor.id },
    });
    if ('lacking' in left) {
      const [first] = left.lacking;
      return refuse('NOT_ENOUGH_IN_BATCH', 'A batch holds less than that: look at it again.', {
        ...{ batchId: first?.batchId, there: first?.there },
      });
    }
    const { taken } = left;
    if (taken.some(({ batch }) => batch.sourceType === 'set-aside')) {
      return refuse(
        'WAITS_AS_WASTE',
        'Some of this waits for a decision on waste: have it decided, or take it back first.',
      );
    }
    const [supplierId, ...others] = new Set(taken.map(({ batch }) => batch.supplierId));
    if (!supplierId || others.length > 0) {
      return refuse(
        'OTHER_SUPPLIER',
        'These did not all come from one supplier: send them back one supplier at a time.',
      );
    }
    const supplier = await supplierOf(tx, supplierId);
    await tx.insert(goodsReturns).values({
      ...{ id, outletId, supplierId, reason, reference, returnedAt: now, returnedBy: actor.id },
      businessDate: dates.businessDate,
    });
    await tx
      .insert(goodsReturnLines)
      .values(taken.map(({ batchId, quantity, value }) => ({ returnId: id, batchId, quantity, value })));
    const stock = byKind(taken);
    if (stock.length > 0) {
      await post(tx, {
        ...{ outletId, source, event: 'returned', at: now, dates, postedBy: actor.label },
        narration: `Goods back to ${supplier.name}: ${reason}`,
        lines: returnPosting({ stock, supplier: supplierId }),
      });
    }

    scope.changed({
      ...{ entity: 'goods_return', id, before: null },
      after: {
        supplierId,
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
