import type { Actor } from '../../platform/auth/actor.ts';
import { entryRow, type PostingDates, STOCK_CLASSES } from '../finance/index.ts';
import type { Consumption } from '../inventory/index.ts';
import type { Order } from './order.ts';

/** What uses stock for an order, and when. */
interface Use {
  readonly order: Pick<Order, 'id' | 'outletId' | 'token'>;
  readonly dates: PostingDates;
  readonly at: Date;
  readonly by: Actor;
  /** What caused it, once per order: a ticket that was started, or the hand-over. */
  readonly event: string;
}

/** What `ordering_use_stock` takes from stock for lines of an order, and the journal entry of its cost, without its lines. */
export function stockUse({ order, dates, at, by, event }: Use, what: Pick<Consumption, 'type' | 'lines'>) {
  const { businessDate } = dates;
  const [source, narration] = [{ type: 'order', id: order.id }, `Cost of ${order.token}`];
  const use: Consumption = {
    ...{ orderId: order.id, ...what, businessDate, sourceType: source.type, sourceId: source.id, actorId: by.id },
  };
  const entry = { outletId: order.outletId, source, event, narration, at, dates, postedBy: by.label };
  return { at, use, entry: entryRow(entry), classes: STOCK_CLASSES };
}
