import { assert, type Money } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { countOf } from './cash-count.ts';
import { endSession } from './close-drawer.ts';
import { cutSession } from './count-drawer.ts';
import { type DrawerScope, type DrawerSession, lockSession } from './drawer.ts';
import { movePurposely } from './move-drawer-cash.ts';
import { beginSession } from './open-drawer.ts';
import { drawers, drawerTallies } from './tables.ts';

/** What became of a drawer some time ago, all but its counting by the same person at the same desk. */
export interface PastSession {
  readonly id: string;
  readonly drawerId: string;
  readonly float: Money;
  /** Null while it is open. */
  readonly end: {
    readonly countedAt: Date;
    /** Paise that were too many, or too few. */
    readonly difference: Money;
    readonly reason: string | null;
    /** What stays in the drawer; the rest went to the bank before it was counted. */
    readonly left: Money;
  } | null;
}

/** Makes a drawer at a desk, for seeding. */
export async function addPastDrawer(
  { tx, changed }: Pick<DrawerScope, 'tx' | 'changed'>,
  drawer: { readonly id: string; readonly outletId: string; readonly name: string },
): Promise<void> {
  await tx.insert(drawers).values(drawer);
  changed({ entity: 'drawer', id: drawer.id, before: null, after: drawer });
}

/**
 * Opens a drawer at the moment of its scope and, where it has ended since, takes into it what the outlet was paid in cash meanwhile, and counts
 * and closes it: for seeding, on the owner's connection. What was paid lies in the books without a drawer so far.
 */
export async function addPastSession(scope: DrawerScope, { id, drawerId, float, end }: PastSession): Promise<void> {
  const { tx, actor, newId } = scope;
  const [drawer] = await tx.select().from(drawers).where(eq(drawers.id, drawerId));
  assert(drawer && actor.id !== null, 'a drawer is opened by somebody', { drawerId });
  await beginSession(scope, drawer, { id, openedBy: actor.id, floatCount: countOf(float) });
  if (end === null) return;
  const session = await lockSession(tx, id);
  await takeIn(scope, session, end.countedAt);
  const later = { ...scope, now: end.countedAt };
  const toBank = (await balanceOf(scope, id)) - end.left;
  const dropped = { id: newId(), purpose: 'BANK', amount: toBank, reason: 'For the bank' } as const;
  if (toBank > 0) await movePurposely(later, session, dropped);
  const count = countOf((await balanceOf(scope, id)) + end.difference);
  await cutSession(later, session, { count, countedBy: actor.id });
  const { difference, reason } = end;
  await endSession(later, await lockSession(tx, id), { difference, reason, closedBy: actor.id });
}

async function balanceOf({ tx }: DrawerScope, sessionId: string): Promise<Money> {
  const [tally] = await tx.select().from(drawerTallies).where(eq(drawerTallies.sessionId, sessionId));
  return tally?.balance ?? 0;
}

/** Cash that was paid and given back until then, in its order, each with its line in the books. */
async function takeIn({ tx }: DrawerScope, { id, outletId, openedAt }: DrawerSession, until: Date): Promise<void> {
  const within = sql`between ${openedAt.toISOString()}::timestamptz and ${until.toISOString()}::timestamptz`;
  await tx.execute(sql`
    with moved as (
      select p.id as payment_id, null::uuid as refund_id, 'SALE' as kind, p.amount, p.captured_at as at from payments p
      where p.outlet_id = ${outletId} and p.tender = 'CASH' and p.captured_at ${within}
      union all
      select null, r.id, 'REFUND', -r.amount, r.created_at from refunds r join payments p on p.id = r.payment_id
      where p.outlet_id = ${outletId} and p.tender = 'CASH' and p.captured_at ${within}
    )
    insert into drawer_movements (id, session_id, number, kind, amount, payment_id, refund_id, at, by)
    select gen_random_uuid(), ${id}, 1 + row_number() over (order by at, coalesce(payment_id, refund_id)), kind::drawer_movement_kind, amount,
      payment_id, refund_id, at, ${'Cashier'} from moved`);
  await tx.execute(sql`
    update drawer_tallies set (last_number, balance) =
      (select count(*), sum(m.amount) from drawer_movements m where m.session_id = ${id}) where session_id = ${id}`);
  await tx.execute(sql`
    update journal_lines l set party = ${id} from journal_entries e
    where e.id = l.entry_id and l.account_code = '1010' and l.party is null and e.source_type = 'order' and e.source_id in (
      select coalesce(p.order_id, r.order_id) from drawer_movements m left join payments p on p.id = m.payment_id
        left join refunds r on r.id = m.refund_id where m.session_id = ${id})`);
}
