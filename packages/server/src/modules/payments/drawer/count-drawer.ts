import { assert, type Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { amountOf, type CashCount, cashCount } from './cash-count.ts';
import { type DrawerScope, type DrawerSession, isTheirs, lockSession, notAtThisDrawer, notOpen } from './drawer.ts';
import { drawerSessions, drawerTallies } from './tables.ts';

/**
 * Counts a drawer, blind: nobody is told before what should be in it, and it is counted once. This is the cut: what has a number by now is of
 * this session, and all that comes later is of the next. Orders that are not paid yet belong to none, and stay open. Refuses
 * DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER. Rules §4.3.
 */
export const countDrawer = command({
  name: 'payments.countDrawer',
  permission: 'drawer:work',
  input: z.object({ commandId: z.uuid(), sessionId: z.uuid(), count: cashCount }),
  once: ({ commandId }) => commandId,
  about: ({ sessionId }) => ({ entity: 'drawer_session', id: sessionId }),
  async handle(scope, { sessionId, count }): Promise<{ readonly id: string } | Refusal> {
    const { tx, actor, within } = scope;
    const session = await lockSession(tx, sessionId);
    within(session.outletId);
    if (session.state !== 'OPEN') return notOpen(session);
    if (!isTheirs(session, actor) || actor.id === null) return notAtThisDrawer();
    await cutSession(scope, session, { count, countedBy: actor.id });
    return { id: sessionId };
  },
});

/** Cuts a session that is held and open at what moved by now, and keeps what was counted. */
export async function cutSession(
  { tx, now, actor, changed }: DrawerScope,
  session: DrawerSession,
  { count, countedBy }: { readonly count: CashCount; readonly countedBy: string },
): Promise<void> {
  // Waits here for whoever moves cash at this moment; who comes later finds it shut.
  const [cut] = await tx
    .update(drawerTallies)
    .set({ takesCash: false })
    .where(eq(drawerTallies.sessionId, session.id))
    .returning();
  assert(cut, 'a session has a tally', { sessionId: session.id });
  const after = {
    state: 'COUNTED' as const,
    ...{ cutAt: cut.lastNumber, expected: cut.balance, count, counted: amountOf(count) },
    ...{ countedBy, countedByLabel: actor.label, countedAt: now },
  };
  await tx.update(drawerSessions).set(after).where(eq(drawerSessions.id, session.id));
  changed({ entity: 'drawer_session', id: session.id, before: { ...session }, after });
}
