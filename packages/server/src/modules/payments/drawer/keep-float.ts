import type { Money } from '@college-kiosk/kernel';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { type PostingDates, post } from '../../finance/index.ts';
import { DRAWER_SOURCE, type DrawerScope, type DrawerSession } from './drawer.ts';
import { moveAfterCut, moveInSession } from './move-cash.ts';
import { drawerSessions } from './tables.ts';

type Opened = Pick<DrawerSession, 'id' | 'drawerId' | 'outletId' | 'float'>;

/**
 * Books a float: out of what the session before left in the drawer or, for its first, of cash that the outlet took while it kept no drawers.
 * What is missing comes from the safe (1015), what is too much goes there.
 */
export async function keepFloat(scope: DrawerScope, session: Opened, dates: PostingDates): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const { id, outletId, float } = session;
  const movementId = newId();
  await moveInSession(scope, id, { id: movementId, kind: 'FLOAT', amount: float });
  const left = await leftBefore(scope, session);
  const fromSafe = float - left.amount;
  if (float === 0 && left.amount === 0) return;
  await post(tx, {
    outletId,
    source: { type: DRAWER_SOURCE, id: movementId },
    event: 'float',
    narration: 'Float of a drawer',
    ...{ at: now, dates, postedBy: actor.label },
    lines: [
      { account: '1010', debit: float, party: id },
      { account: '1010', credit: left.amount, ...(left.party && { party: left.party }) },
      { account: '1015', ...(fromSafe >= 0 ? { credit: fromSafe } : { debit: -fromSafe }) },
    ],
  });
}

/** What lies in the drawer before it is opened, and whose it is by the books. */
async function leftBefore(scope: DrawerScope, session: Opened): Promise<{ amount: Money; party: string | null }> {
  const { tx, newId } = scope;
  const [before] = await tx
    .select()
    .from(drawerSessions)
    .where(and(eq(drawerSessions.drawerId, session.drawerId), ne(drawerSessions.id, session.id)))
    .orderBy(desc(drawerSessions.openedAt), desc(drawerSessions.id))
    .limit(1);
  // A drawer is opened anew only after it was counted.
  if (!before) return { amount: Math.min(session.float, await inNoDrawer(tx, session.outletId)), party: null };
  const amount = before.counted ?? 0;
  if (amount > 0) await moveAfterCut(scope, before.id, { id: newId(), kind: 'HANDED_ON', amount: -amount });
  return { amount, party: before.id };
}

/** Cash of an outlet that is in no session: of the time before it kept drawers. */
async function inNoDrawer(tx: Tx, outletId: string): Promise<Money> {
  const [row] = await tx.execute<{ amount: string }>(sql`
    select greatest(coalesce(sum(l.debit - l.credit), 0), 0) as amount
    from journal_lines l join journal_entries e on e.id = l.entry_id
    where l.account_code = '1010' and l.party is null and e.outlet_id = ${outletId}`);
  return Number(row?.amount ?? 0);
}
