import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import type { Permission } from '../../platform/auth/permission.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { issueCreditNote, type LineBack, post, refundEvent, refundPosting } from '../finance/index.ts';
import { refundLimitOf, rolesThatMayRefund } from '../identity/index.ts';
import type { OrderRefund } from '../payments/index.ts';
import { datesAt, deviceById, placeOf } from '../places/index.ts';
import type { Order } from './order.ts';

interface Booked {
  /** What goes back, and by which tender. */
  readonly given: OrderRefund;
  readonly reason: string;
  /** The pieces that are taken back; null for all that is left. */
  readonly lines: readonly LineBack[] | null;
}

/** Issues the credit note over what goes back of a locked order, and books it: returns and output tax against the tender. Rules §2.3 G17. */
export async function bookRefund(scope: CommandScope, order: Order, { given, reason, lines }: Booked): Promise<void> {
  const { tx, now, actor } = scope;
  const { refund, tender, paymentId, drawer } = given;
  const place = await placeOf(tx, order.outletId);
  const dates = datesAt(place, now);
  const device = order.deviceId ? await deviceById(tx, order.deviceId) : null;
  const issue = { orderId: order.id, place, device, at: now, dates, reason, refundId: refund.id };
  const note = await issueCreditNote(tx, { ...issue, inRupees: tender === 'CASH' }, lines);
  await post(tx, {
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event: refundEvent(note),
    narration: `${note.withoutTax ? 'Financial credit note' : 'Credit note'} ${note.number}, ${tender.toLowerCase()}: ${reason}`,
    at: now,
    dates,
    postedBy: actor.label,
    lines: refundPosting({ tender, lines: note.lines, roundOff: note.roundOff, paymentId, drawer }),
  });
}

/** REFUND_BEYOND_LIMIT for whoever may not give this much back alone, with who may; else null. The refusal undoes the refund. */
export async function refundBeyondLimit(
  scope: CommandScope,
  outletId: string,
  by: Permission,
  amount: Money,
): Promise<Refusal | null> {
  const where = { outletId, by, own: 'order:place' } as const;
  const limit = await refundLimitOf(scope, scope.actor, where);
  if (limit === null || amount <= limit) return null;
  return refuse(
    'REFUND_BEYOND_LIMIT',
    'This gives back more than you may give back alone. Ask somebody who may give it back.',
    { amount, limit, roles: await rolesThatMayRefund(scope, amount, where) },
  );
}
