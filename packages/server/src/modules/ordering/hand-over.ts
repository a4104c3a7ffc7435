import { refuse } from '@college-kiosk/kernel';
import type { StatementScope } from '../../platform/command/command.ts';
import { missingRaised } from '../inventory/index.ts';
import { datesAt, placeMarked } from '../places/index.ts';
import { stockUse } from './cost.ts';
import type { SeenOrder } from './queries.ts';

/**
 * What `ordering_use_stock` does when an order is handed over: its packaged goods leave the batches and their cost is booked.
 * Null when it has none.
 */
export async function handOverOf(
  { db, now, actor }: StatementScope,
  { order, placeMark }: { readonly order: SeenOrder; readonly placeMark: string | null },
) {
  const packaged = order.lines.filter((line) => line.stationCode === null);
  if (packaged.length === 0) return null;
  const dates = datesAt(await placeMarked(db, order.outletId, placeMark), now);
  const about = { order, dates, at: now, by: actor, event: 'hand-over' };
  return stockUse(about, { type: 'SALE', lines: packaged.map(({ position }) => position) });
}

/** The batches hold too little of what is in somebody's hand already: the stock is wrong, or it has expired. */
export async function goodsAreMissing(detail: object) {
  const items = missingRaised(detail);
  const message = `The stock of ${items.join(', ')} has expired or is gone. Receive or count it first.`;
  return refuse('GOODS_MISSING', message, { items });
}
