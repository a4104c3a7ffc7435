import { AppError } from '@college-kiosk/kernel';
import type { Permission } from './permission.ts';

/** Where a permission holds: everywhere, or in these outlets. */
export type Reach = 'everywhere' | ReadonlySet<string>;

export type ActorKind = 'anonymous' | 'user' | 'device' | 'key' | 'system';

/** The permissions of an actor. A `Map` is one. */
export interface Grants {
  get(permission: Permission): Reach | undefined;
}

/** Who acts. Resolved once per request from its credentials, and again per event on a live stream. */
export interface Actor {
  readonly kind: ActorKind;
  /** The user, device or key; null for the anonymous. */
  readonly id: string | null;
  /** A name for people reading the audit trail. */
  readonly label: string;
  readonly permissions: Grants;
  readonly deviceId: string | null;
  /** The outlet a device stands in; null for people and keys. */
  readonly outletId: string | null;
}

export const ANONYMOUS: Actor = {
  kind: 'anonymous',
  id: null,
  label: 'anonymous',
  permissions: new Map(),
  deviceId: null,
  outletId: null,
};

/** The product itself: timers, reactions and seeding. It may do everything, and is named in the audit trail. */
export function systemActor(label: string): Actor {
  return { kind: 'system', id: null, label, permissions: { get: () => 'everywhere' }, deviceId: null, outletId: null };
}

/** Whether the actor holds the permission in the outlet, or, without an outlet, anywhere at all. */
export function holds(actor: Actor, permission: Permission, outletId?: string): boolean {
  const reach = actor.permissions.get(permission);
  if (reach === undefined) return false;
  return outletId === undefined || reach === 'everywhere' || reach.has(outletId);
}

/** The outlets in which the actor holds the permission; `everywhere` needs no filter. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  return actor.permissions.get(permission) ?? new Set();
}

/** The error for somebody without the permission: signing in may help the anonymous, nobody else. */
export function denial(actor: Actor, permission: Permission): AppError {
  return actor.kind === 'anonymous'
    ? new AppError('UNAUTHENTICATED', 'Sign in first: this needs an account or a paired device.')
    : new AppError('FORBIDDEN', `This needs the permission ${permission}, which ${actor.label} does not have here.`);
}
