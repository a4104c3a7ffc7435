import { AppError } from '@college-kiosk/kernel';
import type { CommandScope } from '../../platform/command/command.ts';
import { consumptionPosting, post } from '../finance/index.ts';
import { consume } from '../inventory/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { costEntry, usedBy } from './cost.ts';
import type { Order } from './order.ts';

/**
 * Takes the packaged goods of an order out of the batches when they are handed over, and books their cost, together. Throws
 * CONFLICT when the batches hold too little: what is handed over is in somebody's hand.
 */
export async function bookHandOver(scope: CommandScope, order: Order, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  const { tx, now, actor } = scope;
  const dates = datesAt(await placeOf(tx, order.outletId), now);
  const about = { order, dates, at: now, by: actor, event: 'hand-over' };
  const taken = await consume(tx, usedBy(about, { type: 'SALE', lines }), now);
  if (taken.missing.length > 0) {
    const missing = taken.missing.join(', ');
    throw new AppError('CONFLICT', `The stock of ${missing} has expired or is gone: receive or count it first.`);
  }
  if (taken.byKind.length > 0) {
    await post(tx, { ...costEntry(about), lines: consumptionPosting({ stock: taken.byKind }) });
  }
}
