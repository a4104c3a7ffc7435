import { assert, type Money, type Refusal } from '@college-kiosk/kernel';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/auth/actor.ts';
import { asRow } from '../../../platform/db/rows.ts';
import { type DrawerMovement, type DrawerScope, drawerNotOpen, drawerShort } from './drawer.ts';
import { drawerMovements, drawerTallies } from './tables.ts';

/** Who takes or gives cash, as `payments_cash_moves` takes it: whose drawer it is depends on it. */
export function takerOf({ deviceId, id, label }: Actor) {
  return { device: deviceId, person: id, by: label };
}

/** A movement that is about to be numbered. */
export type NewMovement = Pick<DrawerMovement, 'id' | 'kind' | 'amount'> &
  Partial<Pick<DrawerMovement, 'purpose' | 'reason' | 'paymentId' | 'refundId'>>;

/**
 * Gives cash back out of the drawer of whoever acts: answers its session, null where the outlet keeps no drawers. Refuses DRAWER_NOT_OPEN
 * where none of theirs is open, and DRAWER_SHORT.
 */
export async function giveCashBack(
  { tx, now, actor, newId }: DrawerScope,
  { outletId, refundId, amount }: { readonly outletId: string; readonly refundId: string; readonly amount: Money },
): Promise<{ readonly session: string | null } | Refusal> {
  const movement = { id: newId(), kind: 'REFUND', amount: -amount, refundId, at: now } as const;
  const [given] = await tx.execute<{ moves: { session: string | null; refused?: 'NOT_OPEN' | 'SHORT' } }>(sql`
    select payments_cash_moves(${outletId}::uuid, ${JSON.stringify(takerOf(actor))}::text::jsonb,
      ${JSON.stringify(asRow(movement))}::text::jsonb) as moves`);
  if (given?.moves.refused) return given.moves.refused === 'SHORT' ? drawerShort() : drawerNotOpen();
  return { session: given?.moves.session ?? null };
}

/** Moves cash in one session. Refuses DRAWER_SHORT; the caller holds the session and found it open. */
export async function moveInSession(
  { tx, now, actor }: DrawerScope,
  sessionId: string,
  movement: NewMovement,
): Promise<Refusal | null> {
  const row = JSON.stringify(asRow({ ...movement, sessionId, at: now, by: actor.label }));
  const [moved] = await tx.execute<{ outcome: string }>(sql`select payments_move_cash(${row}::text::jsonb) as outcome`);
  return moved?.outcome === 'MOVED' ? null : drawerShort();
}

/** Moves cash in a session that was cut: a difference, or what is handed on to the next. The caller holds the session or its drawer. */
export async function moveAfterCut(
  { tx, now, actor }: DrawerScope,
  sessionId: string,
  movement: NewMovement & { readonly kind: 'DIFFERENCE' | 'HANDED_ON' },
): Promise<void> {
  const [tally] = await tx
    .update(drawerTallies)
    .set({
      lastNumber: sql`${drawerTallies.lastNumber} + 1`,
      balance: sql`${drawerTallies.balance} + ${movement.amount}`,
    })
    .where(eq(drawerTallies.sessionId, sessionId))
    .returning();
  assert(tally, 'a session has a tally', { sessionId });
  await tx
    .insert(drawerMovements)
    .values({ ...movement, sessionId, number: tally.lastNumber, at: now, by: actor.label });
}

/** Whether what was paid for an order is cash that would come out of a drawer: of its outlet, which keeps some. */
export function comesOutOfDrawer(orderId: PgColumn): SQL {
  return sql`exists (select from payments p join drawers d on d.outlet_id = p.outlet_id and d.in_use
    where p.order_id = ${orderId} and p.tender = 'CASH')`;
}
