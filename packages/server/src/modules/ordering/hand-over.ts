import { AppError } from '@college-kiosk/kernel';
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

/** The batches hold too little: a CONFLICT, for what is handed over is in somebody's hand. */
export async function goodsAreMissing(detail: object): Promise<never> {
  const missing = missingRaised(detail).join(', ');
  throw new AppError('CONFLICT', `The stock of ${missing} has expired or is gone: receive or count it first.`);
}
