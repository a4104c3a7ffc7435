import { AppError, type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, type InferSelectModel } from 'drizzle-orm';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DrawerMovementKind } from './drawer-figures.ts';
import { type drawerMovements, drawerSessions, type drawers } from './tables.ts';

export type Drawer = InferSelectModel<typeof drawers>;
export type DrawerSession = InferSelectModel<typeof drawerSessions>;
export type DrawerMovement = InferSelectModel<typeof drawerMovements>;

/** What the steps of a session need of their command; the demo's days gone by are told by the same steps. */
export type DrawerScope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>;

/** Where the entries of a drawer come from, as their source says. */
export const DRAWER_SOURCE = 'drawer_movement';

/** Beyond these, in paise, a difference needs a reason, and another person. Rules §4.3. */
export const REASON_BEYOND: Money = 1_000;
export const ANOTHER_PERSON_BEYOND: Money = 10_000;

/** What a person moves in a drawer, by what for: the account against it. Rules §2.3 G28, §4.3. */
export const PURPOSES = {
  CHANGE: { kind: 'PAID_IN', account: '1015', says: 'change from the safe' },
  OTHER_INCOME: { kind: 'PAID_IN', account: '4900', says: 'other income' },
  TIP: { kind: 'PAID_IN', account: '2340', says: 'a tip for staff' },
  REPAIRS: { kind: 'PAID_OUT', account: '6320', says: 'repairs and cleaning' },
  UTILITIES: { kind: 'PAID_OUT', account: '6200', says: 'gas, power, water' },
  SUPPLIES: { kind: 'PAID_OUT', account: '5140', says: 'packaging and supplies' },
  TIP_PAID_OUT: { kind: 'PAID_OUT', account: '2340', says: 'tips paid out' },
  SAFE: { kind: 'DROP', account: '1015', says: 'to the safe' },
  BANK: { kind: 'DROP', account: '1030', says: 'to the bank' },
  NO_SALE: { kind: 'NO_SALE', account: null, says: 'opened without a sale' },
} as const satisfies Readonly<
  Record<string, { readonly kind: DrawerMovementKind; readonly account: string | null; readonly says: string }>
>;
export type DrawerPurpose = keyof typeof PURPOSES;
export const drawerPurposes = Object.keys(PURPOSES) as [DrawerPurpose, ...DrawerPurpose[]];
/** What a movement may be for that a payment says, not a hand. */
export type PaidPurpose = 'SUPPLIER' | 'EXPENSE';
export const movementPurposes = [...drawerPurposes, 'SUPPLIER', 'EXPENSE'] as const;

/** Holds a session against others who would cut or close it, and lets cash come and go meanwhile. Throws NOT_FOUND. */
export async function lockSession(tx: Tx, id: string): Promise<DrawerSession> {
  const [found] = await tx.select().from(drawerSessions).where(eq(drawerSessions.id, id)).for('no key update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such session of a drawer.');
  return found;
}

/** No drawer of this person, or of this till, is open. */
export function drawerNotOpen(): Refusal<'DRAWER_NOT_OPEN'> {
  return refuse(
    'DRAWER_NOT_OPEN',
    'Cash goes into an open drawer here, and comes out of one. Open yours first, or ask at the counter.',
  );
}

/** More would leave the drawer than is in it. It does not say how much that is: whoever counts it is not to know. */
export function drawerShort(): Refusal<'DRAWER_SHORT'> {
  return refuse('DRAWER_SHORT', 'There is not that much in the drawer. Put change in first, or take less.');
}

/** A session that is counted or closed moves no more cash, and is not counted again. */
export function notOpen({ state }: DrawerSession): Refusal<'DRAWER_SESSION_OVER', { sessionState: string }> {
  return refuse('DRAWER_SESSION_OVER', `This session is ${state.toLowerCase()}: open the drawer anew for more.`, {
    sessionState: state,
  });
}

/** Whether a session is of the till that somebody stands at or, at a desk, theirs; whoever may approve sees to others' too. */
export function isTheirs({ deviceId, openedBy, outletId }: DrawerSession, actor: Actor): boolean {
  const own = deviceId === null ? openedBy === actor.id : deviceId === actor.deviceId;
  return own || holds(actor, 'drawer:approve', outletId);
}

export function notAtThisDrawer(): Refusal<'NOT_AT_THIS_DRAWER'> {
  return refuse('NOT_AT_THIS_DRAWER', 'This drawer is another till’s, or somebody else’s. Go to it, or ask a manager.');
}

export function drawerRetired(): Refusal<'DRAWER_RETIRED'> {
  return refuse('DRAWER_RETIRED', 'This drawer is no longer used. Choose another one.');
}
