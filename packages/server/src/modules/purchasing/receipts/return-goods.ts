import { AppError, issueValue, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { idsOfPersonBehind } from '../../identity/index.ts';
import {
  announceStock,
  type Batch,
  batchesById,
  heldByOrders,
  lockLevels,
  setAside,
  stockSettingsNow,
  takeOut,
} from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer, type Supplier, sameTaxpayer } from '../suppliers/supplier.ts';
import { sendBack } from './send-back.ts';
import { goodsReturns } from './tables.ts';

const lines = z
  .array(z.object({ batchId: z.uuid(), quantity: z.int().min(1).max(1_000_000_000_000) }))
  .min(1)
  .max(100)
  .refine((all) => new Set(all.map(({ batchId }) => batchId)).size === all.length, { error: 'Name each batch once.' });
type Lines = z.output<typeof lines>;

/**
 * Sends goods back to the supplier they came from, out of the very batches that are named, also expired ones and those held back, at
 * their cost (rules §3.5). What was not billed yet is billed no more; what was is asked back by a debit note at the price that is owed.
 * What is worth more than the limit, together with what the same person sent back to that taxpayer that day without anybody else, lies apart until
 * another person decides: it is neither used nor gone. What orders hold does not leave. Refuses NOT_ENOUGH_IN_BATCH, NOT_ENOUGH_STOCK, WAITS_AS_WASTE for what lies apart already, and OTHER_SUPPLIER for
 * batches that did not all come from one supplier. Throws NOT_FOUND.
 */
export const returnGoods = command({
  name: 'purchasing.returnGoods',
  permission: 'goods:return',
  input: z.object({
    ...{ id: z.uuid(), outletId: z.uuid(), lines },
    reason: z.string().trim().min(1).max(200),
    reference: z.string().trim().min(1).max(60).nullish(),
  }),
  once: (input) => input.id,
  about: ({ id }) => ({ entity: 'goods_return', id }),
  async handle(scope, { id, outletId, reason, reference = null, lines: takes }) {
    const { tx, now, actor, within } = scope;
    const place = await placeOf(tx, outletId);
    const { businessDate, taxDate: today } = datesAt(place, now);
    within(outletId);
    const origin = originOf(await named(scope, outletId, takes));
    if ('code' in origin) return origin;
    // The supplier before the levels, as whoever enters a bill does: what went back is not billed at the same moment.
    const supplier = await lockTaxpayer(tx, origin.supplierId);
    await lockLevels(tx, outletId, origin.stockItemIds);
    const told = { outletId, supplierId: supplier.id, businessDate };
    const batches = await named(scope, outletId, takes);
    const promised = await promisedIn(scope, { outletId, today }, takes, batches);
    if (promised) return promised;
    const worth = worthOf(takes, batches);
    const limit = (await stockSettingsNow(tx)).returnApprovalAbove;
    const waits = (await aloneToday(scope, { ...told, supplier })) + worth > limit;
    const source = { type: 'return' as const, id };
    const left = waits
      ? await setAside(scope, { source, outletId, businessDate }, takes)
      : await takeOut(tx, {
          ...{ source, type: 'RETURN_TO_SUPPLIER', outletId, takes, at: now, businessDate, actorId: actor.id },
        });
    if ('lacking' in left) {
      const [first] = left.lacking;
      return refuse('NOT_ENOUGH_IN_BATCH', 'A batch holds less than that: look at it again.', {
        ...{ batchId: first?.batchId, there: first?.there },
      });
    }
    const { taken } = left;
    const state = waits ? 'WAITING' : 'SENT';
    await tx.insert(goodsReturns).values({
      ...{ id, ...told, reason, reference, value: sumMoney(taken.map(({ value }) => value)) },
      ...{ returnedAt: now, returnedBy: actor.id, returnedByLabel: actor.label, state, needsApproval: waits },
    });
    if (!waits) await sendBack(scope, { id, place, supplier, reason, taken });
    scope.changed({
      ...{ entity: 'goods_return', id, before: null },
      after: {
        ...{ supplierId: supplier.id, reason, state },
        batches: taken.map(({ batchId, quantity, value }) => ({ batchId, quantity, value })),
      },
    });
    announceStock(scope, outletId, origin.stockItemIds);
    return { returnId: id, waits };
  },
});

/** The batches that were named, as they are now. */
async function named({ tx }: Pick<CommandScope, 'tx'>, outletId: string, takes: Lines): Promise<Map<string, Batch>> {
  const found = await batchesById(
    tx,
    takes.map(({ batchId }) => batchId),
  );
  if (takes.some(({ batchId }) => found.get(batchId)?.outletId !== outletId))
    throw new AppError('NOT_FOUND', 'There is no such batch in this outlet.');
  return found;
}

/** Who brought all of it, and of what it is; or why it cannot go back together. */
function originOf(
  batches: ReadonlyMap<string, Batch>,
): Refusal | { readonly supplierId: string; readonly stockItemIds: readonly string[] } {
  const all = [...batches.values()];
  if (all.some(({ sourceType }) => sourceType === 'set-aside')) {
    return refuse('WAITS_AS_WASTE', 'Some of this waits for a decision: have it decided, or take it back first.');
  }
  const [supplierId, ...others] = [...new Set(all.map((batch) => batch.supplierId))];
  if (supplierId && others.length === 0) {
    return { supplierId, stockItemIds: [...new Set(all.map(({ stockItemId }) => stockItemId))] };
  }
  return refuse(
    'OTHER_SUPPLIER',
    all.some((batch) => batch.supplierId === null)
      ? 'Nobody brought some of this: it was found or there from the start. Write it down as waste instead.'
      : 'These did not all come from one supplier: send them back one supplier at a time.',
  );
}

/** Why goods that orders hold do not go back: NOT_ENOUGH_STOCK; null when they are free. What a batch does not hold, no order does. */
async function promisedIn(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  at: { readonly outletId: string; readonly today: string },
  takes: Lines,
  batches: ReadonlyMap<string, Batch>,
): Promise<Refusal | null> {
  const leaving = takes.flatMap(({ batchId, quantity }) => {
    const batch = batches.get(batchId);
    return batch ? [{ batch, quantity: Math.min(quantity, batch.quantityRemaining) }] : [];
  });
  const items = await heldByOrders(tx, { ...at, at: now }, leaving);
  if (items.length === 0) return null;
  const names = items.map(({ name }) => name).join(', ');
  const help =
    'Send less back, or cancel those orders first. If nobody should eat of it, block the batch, then send it back.';
  return refuse('NOT_ENOUGH_STOCK', `Orders hold some of this: ${names}. ${help}`, { items });
}

/** What goes back, at the cost of its batches; of what a batch does not hold, what it does. */
function worthOf(takes: Lines, batches: ReadonlyMap<string, Batch>): Money {
  return sumMoney(
    takes.map(({ batchId, quantity: wanted }) => {
      const { quantityRemaining = 0, valueRemaining = 0 } = batches.get(batchId) ?? {};
      const quantity = Math.min(wanted, quantityRemaining);
      return quantity === 0 ? 0 : issueValue({ quantityRemaining, valueRemaining, quantity });
    }),
  );
}

/**
 * What the same person, also by keys of theirs, sent back to a supplier, or whoever is the same taxpayer, that day without another person: a limit is
 * not passed by in small steps, nor by branches. They are held.
 */
async function aloneToday(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  of: { readonly outletId: string; readonly supplier: Supplier; readonly businessDate: string },
): Promise<Money> {
  const own =
    actor.id === null
      ? isNull(goodsReturns.returnedBy)
      : inArray(goodsReturns.returnedBy, await idsOfPersonBehind(tx, actor.id));
  const [row] = await tx
    .select({ value: sql<number>`coalesce(sum(${goodsReturns.value}), 0)::float8` })
    .from(goodsReturns)
    .where(
      and(
        ...[eq(goodsReturns.outletId, of.outletId), eq(goodsReturns.businessDate, of.businessDate)],
        ...[sameTaxpayer(goodsReturns.supplierId, sql`${of.supplier.id}::uuid`), eq(goodsReturns.state, 'SENT')],
        ...[eq(goodsReturns.needsApproval, false), own],
      ),
    );
  return row?.value ?? 0;
}
