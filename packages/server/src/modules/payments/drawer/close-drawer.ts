import { assert, type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { holds } from '../../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { post } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import {
  ANOTHER_PERSON_BEYOND,
  DRAWER_SOURCE,
  type DrawerScope,
  type DrawerSession,
  lockSession,
  notOpen,
  REASON_BEYOND,
} from './drawer.ts';
import { figuresOf } from './figures.ts';
import { moveAfterCut } from './move-cash.ts';
import { drawerSessions, drawers } from './tables.ts';

/**
 * Closes a counted session: books what is over or short, and gives it its Z report, numbered without a gap for each drawer. All sales are
 * in the books already. Refuses NOT_COUNTED_YET; DRAWER_SESSION_OVER; REASON_NEEDED beyond ten rupees of difference; ANOTHER_PERSON_NEEDED
 * beyond a hundred to whoever opened or counted it, and to who may not approve. Rules §4.3, §2.3 G27.
 */
export const closeDrawer = command({
  name: 'payments.closeDrawer',
  permission: 'drawer:work',
  input: z.object({
    commandId: z.uuid(),
    sessionId: z.uuid(),
    reason: z.string().trim().min(3, 'Say why.').max(200).nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ sessionId }) => ({ entity: 'drawer_session', id: sessionId }),
  async handle(scope, { sessionId, reason = null }): Promise<{ readonly id: string } | Refusal> {
    const { tx, actor, within } = scope;
    const session = await lockSession(tx, sessionId);
    within(session.outletId);
    if (session.state === 'OPEN') return refuse('NOT_COUNTED_YET', 'Count what is in the drawer first.');
    if (session.state === 'CLOSED') return notOpen(session);
    const { counted, expected } = session;
    assert(counted !== null && expected !== null && actor.id !== null, 'a counted session says what was counted', {
      sessionId,
    });
    const difference = counted - expected;
    const refusal = await undecided(scope, session, { difference, reason });
    if (refusal) return refusal;

    await endSession(scope, session, { difference, reason, closedBy: actor.id });
    return { id: sessionId };
  },
});

/** Closes a session whose difference is accepted: books it, and gives the session its Z report. */
export async function endSession(
  scope: DrawerScope,
  session: DrawerSession,
  {
    difference,
    reason,
    closedBy,
  }: { readonly difference: Money; readonly reason: string | null; readonly closedBy: string },
): Promise<void> {
  const { tx, now, actor, changed } = scope;
  const [drawer] = await tx
    .update(drawers)
    .set({ lastZ: sql`${drawers.lastZ} + 1` })
    .where(eq(drawers.id, session.drawerId))
    .returning();
  assert(drawer, 'a session is of a drawer', { sessionId: session.id });
  if (difference !== 0) await bookDifference(scope, session, difference);
  const after = {
    ...{ state: 'CLOSED' as const, reason, closedBy, closedByLabel: actor.label, closedAt: now },
    ...{ zNumber: drawer.lastZ, figures: await figuresOf(tx, session) },
  };
  await tx.update(drawerSessions).set(after).where(eq(drawerSessions.id, session.id));
  changed({ entity: 'drawer_session', id: session.id, before: { ...session }, after });
}

/** Why a difference is not accepted like this; null when it is. */
async function undecided(
  { tx, actor }: CommandScope,
  { outletId, openedBy, countedBy }: DrawerSession,
  { difference, reason }: { readonly difference: Money; readonly reason: string | null },
): Promise<Refusal | null> {
  if (Math.abs(difference) <= REASON_BEYOND) return null;
  if (Math.abs(difference) > ANOTHER_PERSON_BEYOND) {
    const person = actor.id ?? '';
    const theirOwn =
      (await isOnePerson(tx, person, openedBy)) || (await isOnePerson(tx, person, countedBy ?? openedBy));
    if (theirOwn || !holds(actor, 'drawer:approve', outletId)) {
      const message = 'So large a difference is accepted by a manager who neither opened nor counted this drawer.';
      return refuse('ANOTHER_PERSON_NEEDED', message);
    }
  }
  return reason === null ? refuse('REASON_NEEDED', 'Say where the difference comes from.', { difference }) : null;
}

/** Over or short: against 6900. */
async function bookDifference(scope: DrawerScope, { id, outletId }: DrawerSession, difference: Money): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const movementId = newId();
  await moveAfterCut(scope, id, { id: movementId, kind: 'DIFFERENCE', amount: difference });
  const amount = Math.abs(difference);
  const [drawerSide, otherSide] = difference > 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  await post(tx, {
    outletId,
    source: { type: DRAWER_SOURCE, id: movementId },
    event: 'difference',
    narration: `Drawer, counted ${difference > 0 ? 'over' : 'short'}`,
    ...{ at: now, dates: datesAt(await placeOf(tx, outletId), now), postedBy: actor.label },
    lines: [
      { account: '6900', [otherSide]: amount },
      { account: '1010', [drawerSide]: amount, party: id },
    ],
  });
}
