import { AppError } from '@college-kiosk/kernel';
import type { CommandScope } from '../../platform/command/command.ts';
import { consumptionPosting, post } from '../finance/index.ts';
import { announceStock, consume } from '../inventory/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import type { Order } from './order.ts';

export interface ConsumptionOf {
  readonly type: 'CONSUME' | 'SALE';
  readonly lines: readonly number[];
  /** What caused it, once per order: a ticket that was started, or the hand-over. */
  readonly event: string;
}

/**
 * Takes what lines of an order hold out of the batches and books its cost, together. Returns the names of what is
 * missing (batches may have expired since it was reserved); then nothing was changed and the caller refuses.
 */
export async function consumeForOrder(
  scope: CommandScope,
  order: Order,
  what: ConsumptionOf,
): Promise<readonly string[]> {
  if (what.lines.length === 0) return [];
  const { tx, now, actor } = scope;
  const dates = datesAt(await placeOf(tx, order.outletId), now);
  const taken = await consume(tx, {
    orderId: order.id,
    lines: what.lines,
    type: what.type,
    at: now,
    businessDate: dates.businessDate,
    sourceType: 'order',
    sourceId: order.id,
    actorId: actor.id,
  });
  if (taken.missing.length > 0) return taken.missing;
  announceStock(scope, order.outletId, taken.stockItemIds);
  if (taken.byKind.length > 0) {
    await post(tx, {
      outletId: order.outletId,
      source: { type: 'order', id: order.id },
      event: what.event,
      narration: `Cost of ${order.token}`,
      at: now,
      dates,
      postedBy: actor.label,
      lines: consumptionPosting({ stock: taken.byKind }),
    });
  }
  return [];
}

/** The same, where nothing may be missing: what is handed over is in somebody's hand. Throws CONFLICT. */
export async function bookConsumption(scope: CommandScope, order: Order, what: ConsumptionOf): Promise<void> {
  const missing = await consumeForOrder(scope, order, what);
  if (missing.length > 0) {
    throw new AppError(
      'CONFLICT',
      `The stock of ${missing.join(', ')} has expired or is gone: receive or count it first.`,
    );
  }
}
