import { AppError, addDays, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { groupBy } from '../../../platform/group.ts';
import { stockItemsById } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { makeOrder, measuredRows } from '../orders/save-order.ts';
import { retired, supplierOf } from '../suppliers/supplier.ts';
import { purchaseSuggestions } from './tables.ts';
import type { Suggestion } from './write-suggestions.ts';

/** As many as an order has lines. */
export const SUGGESTIONS_AT_ONCE = 100;

type Bought = Suggestion & {
  readonly supplierId: string;
  readonly unit: string;
  readonly packs: number;
  readonly price: number;
};

/**
 * Makes draft orders of what is suggested, one for each supplier, at the packs and prices the suggestions say. All or nothing; whoever comes
 * second with the same suggestions hears SUGGESTION_SETTLED and makes none. Refuses NOBODY_SELLS_IT, SUPPLIER_RETIRED and UNIT_UNKNOWN. Throws NOT_FOUND for
 * a suggestion of another outlet.
 */
export const draftSuggestedOrders = command({
  name: 'purchasing.draftSuggestedOrders',
  permission: 'purchase:order',
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    suggestionIds: z.array(z.uuid()).min(1).max(SUGGESTIONS_AT_ONCE),
  }),
  once: ({ commandId }) => commandId,
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle(scope, { outletId, suggestionIds }): Promise<{ orderIds: string[] } | Refusal> {
    const { tx, within } = scope;
    within(outletId);
    const place = await placeOf(tx, outletId);
    const wanted = [...new Set(suggestionIds)];
    const rows = await tx
      .select()
      .from(purchaseSuggestions)
      .where(inArray(purchaseSuggestions.id, wanted))
      .orderBy(asc(purchaseSuggestions.id))
      .for('update');
    if (rows.length < wanted.length || rows.some((row) => row.outletId !== outletId)) {
      throw new AppError('NOT_FOUND', 'There is no such suggestion in this outlet.');
    }
    const settled = rows.find(({ state }) => state !== 'OPEN');
    if (settled) {
      const message =
        'Somebody ordered or dismissed one of these already, or it is not needed any more. Look at them again.';
      return refuse('SUGGESTION_SETTLED', message, { state: settled.state });
    }
    const unsold = rows.filter(({ supplierId }) => supplierId === null);
    if (unsold.length > 0) return nobodySells(scope, unsold);
    const { businessDate } = datesAt(place, scope.now);
    const orderIds: string[] = [];
    for (const [supplierId, of] of [...groupBy(rows as Bought[], (row) => row.supplierId)].sort()) {
      const made = await draft(scope, { outletId, supplierId, businessDate }, of);
      if (isRefusal(made)) return made;
      orderIds.push(made.id);
    }
    return { orderIds };
  },
});

async function draft(
  scope: CommandScope,
  {
    outletId,
    supplierId,
    businessDate,
  }: { readonly outletId: string; readonly supplierId: string; readonly businessDate: string },
  suggestions: readonly Bought[],
): Promise<{ id: string } | Refusal> {
  const { tx, now, actor, newId, changed } = scope;
  const supplier = await supplierOf(tx, supplierId);
  const gone = retired(supplier);
  if (gone) return gone;
  const id = newId();
  const lines = suggestions.map(({ stockItemId, packs, unit, price }) => ({
    stockItemId,
    quantity: packs * 1_000,
    unit,
    price,
  }));
  const rows = await measuredRows(tx, { orderId: id, supplier }, lines);
  if (isRefusal(rows)) return rows;
  await makeOrder(scope, { id, outletId, supplierId, wantedOn: addDays(businessDate, supplier.leadDays) }, rows);
  const after = { state: 'ORDERED', orderId: id, settledAt: now, settledBy: actor.id } as const;
  await tx
    .update(purchaseSuggestions)
    .set(after)
    .where(
      inArray(
        purchaseSuggestions.id,
        suggestions.map((one) => one.id),
      ),
    );
  for (const one of suggestions) changed({ entity: 'purchase_suggestion', id: one.id, before: { ...one }, after });
  return { id };
}

async function nobodySells({ tx }: CommandScope, unsold: readonly Suggestion[]): Promise<Refusal> {
  const items = await stockItemsById(
    tx,
    unsold.map(({ stockItemId }) => stockItemId),
  );
  const names = [...items.values()].map(({ name }) => name).sort();
  return refuse('NOBODY_SELLS_IT', `Nobody sells ${names.join(', ')}. Say who does, on the page of a supplier.`, {
    items: names,
  });
}
