import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, desc, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { amountOf, cashCount } from './cash-count.ts';
import { type Drawer, type DrawerScope, type DrawerSession, drawerRetired, notAtThisDrawer } from './drawer.ts';
import { keepFloat } from './keep-float.ts';
import { drawerSessions, drawers, drawerTallies } from './tables.ts';

/**
 * Opens a drawer with what was counted into it. What the session before left there stays in it; the rest comes from the safe, or goes
 * there. Refuses DRAWER_OPEN while it is, or while this person has another one open at a desk here; NOT_AT_THIS_DRAWER away from its till;
 * DRAWER_RETIRED. Rules §4.3.
 */
export const openDrawer = command({
  name: 'payments.openDrawer',
  permission: 'drawer:work',
  input: z.object({ id: z.uuid(), drawerId: z.uuid(), float: cashCount }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'drawer_session', id }),
  async handle(scope, { id, drawerId, float: floatCount }): Promise<{ readonly id: string } | Refusal> {
    const { tx, actor, within } = scope;
    const drawer = await holdDrawers(tx, drawerId);
    within(drawer.outletId);
    if (!drawer.inUse) return drawerRetired();
    if (drawer.deviceId !== null && drawer.deviceId !== actor.deviceId) return notAtThisDrawer();
    if (actor.id === null) throw new AppError('FORBIDDEN', 'A drawer is opened by somebody who answers for it.');
    const refusal = await openAlready(tx, drawer, actor.id);
    if (refusal) return refusal;
    await beginSession(scope, drawer, { id, openedBy: actor.id, floatCount });
    return { id };
  },
});

/** Begins a session of a drawer that may be opened, with its float. */
export async function beginSession(
  scope: DrawerScope,
  { id: drawerId, outletId, deviceId }: Pick<Drawer, 'id' | 'outletId' | 'deviceId'>,
  { id, openedBy, floatCount }: Pick<DrawerSession, 'id' | 'openedBy' | 'floatCount'>,
): Promise<void> {
  const { tx, now, actor, changed } = scope;
  const dates = datesAt(await placeOf(tx, outletId), now);
  const session = {
    ...{ id, drawerId, outletId, deviceId, state: 'OPEN' as const, businessDate: dates.businessDate },
    ...{ openedBy, openedByLabel: actor.label, openedAt: now, floatCount, float: amountOf(floatCount) },
  };
  await tx.insert(drawerSessions).values(session);
  await tx.insert(drawerTallies).values({ sessionId: id, takesCash: true, lastNumber: 0, balance: 0 });
  await keepFloat(scope, session, dates);
  changed({ entity: 'drawer_session', id, before: null, after: session });
}

/** The drawer, held with all others of its outlet: of two who open at one moment the second sees what the first did. */
async function holdDrawers(tx: Tx, drawerId: string): Promise<Drawer> {
  const [drawer] = await tx.select().from(drawers).where(eq(drawers.id, drawerId));
  if (!drawer) throw new AppError('NOT_FOUND', 'There is no such drawer.');
  const held = await tx
    .select()
    .from(drawers)
    .where(eq(drawers.outletId, drawer.outletId))
    .orderBy(drawers.id)
    .for('update');
  return held.find(({ id }) => id === drawerId) ?? drawer;
}

async function openAlready(
  tx: CommandScope['tx'],
  { id, outletId, deviceId }: Drawer,
  person: string,
): Promise<Refusal | null> {
  const { drawerId, openedBy, state } = drawerSessions;
  const ofThis = eq(drawerId, id);
  const atDesks = and(eq(openedBy, person), eq(drawerSessions.outletId, outletId));
  const sessions = await tx
    .select()
    .from(drawerSessions)
    .where(and(eq(state, 'OPEN'), deviceId === null ? or(ofThis, atDesks) : ofThis))
    .orderBy(desc(drawerSessions.openedAt));
  const found = sessions.find((session) => session.drawerId === id || session.deviceId === null);
  if (!found) return null;
  const message =
    found.drawerId === id
      ? `${found.openedByLabel} has this drawer open. It is opened anew once it was counted.`
      : 'You have another drawer open here. Count that one first.';
  return refuse('DRAWER_OPEN', message, { sessionId: found.id });
}
