import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { closedDay, type PaidFrom } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { drawerNotOpen, type PaidPurpose } from '../drawer/drawer.ts';
import { drawerToPayFrom, movePaidCash } from '../drawer/paid-cash.ts';
import { type Outgoing, type PayingScope, paidFrom } from './outgoing.ts';

interface What {
  readonly purpose: PaidPurpose;
  /** As the report of the drawer tells it. */
  readonly reason: string;
}

/** Why a payment cannot be of this day: NOT_TODAY for cash of a drawer, which is dated when it moves; DAY_AHEAD, PERIOD_LOCKED; null when it can. */
export async function unfitDay(
  scope: Pick<PayingScope, 'tx' | 'now'>,
  { outletId, method, day }: Pick<Outgoing, 'outletId' | 'method' | 'day'>,
): Promise<Refusal | null> {
  const today = await todayAt(scope, outletId);
  if (method === 'DRAWER' && day !== today) {
    return refuse('NOT_TODAY', `Cash of a drawer is dated the day it moves: date it ${today}.`, { today });
  }
  return closedDay(scope, { outletId, day });
}

/** Why whoever acts cannot prepare cash out of a drawer: DRAWER_SESSION_OVER, NOT_AT_THIS_DRAWER; null when they can, or nothing comes out of one. */
export async function unfitDrawer(
  scope: Pick<PayingScope, 'tx' | 'actor'>,
  { outletId, sessionId }: { readonly outletId: string; readonly sessionId?: string | null },
): Promise<Refusal | null> {
  if (!sessionId) return null;
  const session = await drawerToPayFrom(scope, { sessionId, outletId });
  return isRefusal(session) ? session : null;
}

/** The business date of a payment that goes now: what was said, or of cash out of a drawer today. */
export async function dayOut(
  scope: Pick<PayingScope, 'tx' | 'now'>,
  { outletId, sessionId, day }: Pick<Outgoing, 'outletId' | 'sessionId' | 'day'>,
): Promise<string> {
  return sessionId === null ? day : todayAt(scope, outletId);
}

/** Takes the money of a payment from where it lies, as far as the product counts it: out of its drawer. Refuses DAY_AHEAD, PERIOD_LOCKED, DRAWER_SESSION_OVER and DRAWER_SHORT. */
export async function takeOut(
  scope: PayingScope,
  { outletId, sessionId, amount }: Pick<Outgoing, 'outletId' | 'sessionId' | 'amount'>,
  { day, ...what }: What & { readonly day: string },
): Promise<Refusal | null> {
  const closed = await closedDay(scope, { outletId, day });
  if (closed !== null || sessionId === null) return closed;
  return movePaidCash(scope, { sessionId, outletId, amount: -amount, ...what });
}

/**
 * Puts the money of a payment that did not arrive back: cash out of a drawer into the same session or, once that is over, into any that is open.
 * Gives where to, null where that is where it went from. Refuses DAY_BEFORE for a day before the last of what it turns round, DAY_AHEAD,
 * PERIOD_LOCKED; for cash of a drawer NOT_TODAY, DRAWER_NOT_OPEN when none is named, DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER.
 */
export async function putBack(
  scope: PayingScope,
  payment: Outgoing,
  back: What & { readonly day: string; readonly notBefore: string; readonly sessionId: string | null },
): Promise<{ readonly into: PaidFrom | null } | Refusal> {
  const { outletId, method, amount } = payment;
  const { day, notBefore, sessionId, ...what } = back;
  if (day < notBefore) {
    const message = `What it turns round is dated up to ${notBefore}: date it then or later.`;
    return refuse('DAY_BEFORE', message, { notBefore });
  }
  const unfit = await unfitDay(scope, { outletId, method, day });
  if (unfit) return unfit;
  if (method !== 'DRAWER') return { into: null };
  if (sessionId === null) return drawerNotOpen();
  const refusal =
    (await unfitDrawer(scope, { outletId, sessionId })) ??
    (await movePaidCash(scope, { sessionId, outletId, amount, ...what }));
  if (refusal) return refusal;
  return { into: sessionId === payment.sessionId ? null : paidFrom({ method, sessionId }) };
}

async function todayAt({ tx, now }: Pick<PayingScope, 'tx' | 'now'>, outletId: string): Promise<string> {
  return datesAt(await placeOf(tx, outletId), now).businessDate;
}
