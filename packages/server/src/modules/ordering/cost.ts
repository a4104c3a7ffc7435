import type { Actor } from '../../platform/auth/actor.ts';
import type { Posting, PostingDates } from '../finance/index.ts';
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

/** What is taken from stock for lines of an order. */
export function usedBy({ order, dates, by }: Use, what: Pick<Consumption, 'type' | 'lines'>): Consumption {
  const { businessDate } = dates;
  return { orderId: order.id, ...what, businessDate, sourceType: 'order', sourceId: order.id, actorId: by.id };
}

/** The journal entry of its cost, without its lines. */
export function costEntry({ order, dates, at, by, event }: Use): Omit<Posting, 'lines'> {
  return {
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event,
    narration: `Cost of ${order.token}`,
    at,
    dates,
    postedBy: by.label,
  };
}
