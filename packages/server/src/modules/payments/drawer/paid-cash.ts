import { AppError, type Money, type Refusal } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { type DrawerSession, isTheirs, lockSession, notAtThisDrawer, notOpen, type PaidPurpose } from './drawer.ts';
import { moveInSession } from './move-cash.ts';

type Scope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>;

/**
 * The session of a drawer that somebody is paid out of, or pays into, held until the commit. Refuses DRAWER_SESSION_OVER, and
 * NOT_AT_THIS_DRAWER to who may not reach into it. Throws NOT_FOUND for a session of another outlet.
 */
export async function drawerToPayFrom(
  { tx, actor }: Pick<Scope, 'tx' | 'actor'>,
  { sessionId, outletId }: { readonly sessionId: string; readonly outletId: string },
): Promise<DrawerSession | Refusal> {
  const session = await openSession(tx, { sessionId, outletId });
  return 'refused' in session || isTheirs(session, actor) ? session : notAtThisDrawer();
}

/**
 * Takes the cash of a payment to a supplier or for a claim out of a drawer, or puts what came back into it; the payment books it, with the session
 * as the party of 1010. Refuses DRAWER_SESSION_OVER and DRAWER_SHORT. Rules §4.3.
 */
export async function movePaidCash(
  scope: Scope,
  moved: {
    readonly sessionId: string;
    readonly outletId: string;
    readonly amount: Money;
    readonly purpose: PaidPurpose;
    readonly reason: string;
  },
): Promise<Refusal | null> {
  const { sessionId, amount, purpose, reason } = moved;
  const session = await openSession(scope.tx, moved);
  if ('refused' in session) return session;
  const kind = amount > 0 ? ('PAID_IN' as const) : ('PAID_OUT' as const);
  return moveInSession(scope, sessionId, { id: scope.newId(), kind, amount, purpose, reason });
}

async function openSession(
  tx: Scope['tx'],
  { sessionId, outletId }: { readonly sessionId: string; readonly outletId: string },
): Promise<DrawerSession | Refusal> {
  const session = await lockSession(tx, sessionId);
  if (session.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such session of a drawer here.');
  return session.state === 'OPEN' ? session : notOpen(session);
}
