import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { stockItems } from '../tables.ts';
import { productionInputs, productionOrders, type productionState } from './tables.ts';

export type Production = typeof productionOrders.$inferSelect;
export type ProductionState = (typeof productionState.enumValues)[number];
export type ProductionEvent = 'start' | 'finish' | 'cancel';

/** Legal steps of a production order (rules §3.4). What was finished is wasted, not cancelled. */
export const productionSteps = transitions<ProductionState, ProductionEvent>({
  PLANNED: { start: 'STARTED', cancel: 'CANCELLED' },
  STARTED: { finish: 'FINISHED', cancel: 'CANCELLED' },
  FINISHED: {},
  CANCELLED: {},
});

/** Holds an order against others who would take it a step further. Throws NOT_FOUND. */
export async function lockProduction(tx: Tx, id: string): Promise<Production> {
  const [found] = await tx.select().from(productionOrders).where(eq(productionOrders.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such production order.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_PRODUCTION_STEP; null when it is. */
export function illegal(order: Production, event: ProductionEvent): Refusal | null {
  if (productionSteps.next(order.state, event) !== null) return null;
  const message = `This order is ${WORDS[order.state]}: look at it again.`;
  return refuse('ILLEGAL_PRODUCTION_STEP', message, { state: order.state });
}

/** Takes an order a step further, with who did it; it was locked and found legal before. */
export async function step(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  order: Production,
  event: ProductionEvent,
  facts: Partial<Production>,
): Promise<void> {
  const after = { ...facts, state: productionSteps.next(order.state, event) ?? order.state };
  await tx.update(productionOrders).set(after).where(eq(productionOrders.id, order.id));
  changed({ entity: 'production_order', id: order.id, before: { ...order }, after });
}

/** What goes into an order, in the order in which everybody locks. */
export function inputsOf(reader: Reader, orderId: string) {
  return reader
    .select({ item: stockItems, planned: productionInputs.planned, share: productionInputs.share })
    .from(productionInputs)
    .innerJoin(stockItems, eq(stockItems.id, productionInputs.stockItemId))
    .where(eq(productionInputs.orderId, orderId))
    .orderBy(asc(stockItems.id));
}

/** What is to go in, by the item. */
export function plannedOf(inputs: Awaited<ReturnType<typeof inputsOf>>) {
  return inputs.map(({ item, planned }) => ({ stockItemId: item.id, planned }));
}

const WORDS: Readonly<Record<ProductionState, string>> = {
  PLANNED: 'planned and not begun',
  STARTED: 'being cooked',
  FINISHED: 'finished',
  CANCELLED: 'cancelled',
};
