import { AppError } from '@college-kiosk/kernel';
import { type AddressRule, addressRefused } from './address-rules.ts';
import type { AccessRule, Permission } from './permission.ts';

/** Where a permission holds: everywhere, or in these outlets. */
export type Reach = 'everywhere' | ReadonlySet<string>;

export type ActorKind = 'anonymous' | 'user' | 'device' | 'key' | 'system';

/** Permissions that somebody was given together: where (null: everywhere), and until when (null: for good). */
export interface Given {
  readonly permissions: ReadonlySet<Permission>;
  readonly outletId: string | null;
  readonly expiresAt: Date | null;
}

/** The permissions of an actor. A `Map` is one. */
export interface Grants {
  get(permission: Permission): Reach | undefined;
}

/** What a person is signed in by. */
export interface Session {
  readonly id: string;
  /** The password is somebody else's choice: until it is changed, the person holds no permission. */
  readonly passwordIsDue: boolean;
  /** Their password is too short for a role of theirs, and no second factor is on: the same until it is longer, or one is. */
  readonly passwordIsShort?: boolean;
  /** A role of the person demands a second factor, and its grace is over: until one is on, the person holds no permission. */
  readonly factorIsDue: boolean;
  /** When the person last proved that it is them, by password or second factor. */
  readonly confirmedAt: Date;
}

/** How long a proof of who somebody is counts for the acts that matter. */
const CONFIRMED_MS = 5 * 60_000;

/** Who acts. Resolved once per request from its credentials, and again per event on a live stream. */
export interface Actor {
  readonly kind: ActorKind;
  /** The user, device or key; null for the anonymous. */
  readonly id: string | null;
  /** A name for people reading the audit trail. */
  readonly label: string;
  readonly permissions: Grants;
  readonly deviceId: string | null;
  /** The outlet a device stands in, and whoever is at a till; null for other people and keys. */
  readonly outletId: string | null;
  /** Null for all but people, and for people at a till. */
  readonly session: Session | null;
  /** A person at a till that they took over by a PIN: their own account is closed to them there. */
  readonly isAtTill?: true;
  /** What the permissions are made of; absent for those who hold them for good. */
  readonly given?: readonly Given[];
  /**
   * The grants of a person that they are made of, by their ids: whoever hands rights on is judged by these as they stand at that moment.
   * Absent for those who have none: devices, keys, the product itself.
   */
  readonly grantIds?: readonly string[];
  /** Which networks they may come from; absent for those who may come from anywhere. */
  readonly addressRules?: readonly AddressRule[];
  /** Of a person at a till: the till itself, which goes on where they may not come from that network. */
  readonly elsewhere?: Actor;
  /** Points of query cost that a key may spend in a minute; absent for those without a budget of their own. */
  readonly costPerMinute?: number;
  /** Set for nobody whose cookie is somebody's who is not let in from this address. */
  readonly refused?: { readonly from: string | null };
}

export const ANONYMOUS: Actor = {
  kind: 'anonymous',
  id: null,
  label: 'anonymous',
  permissions: new Map(),
  deviceId: null,
  outletId: null,
  session: null,
};

/** The product itself: timers, reactions and seeding. It may do everything, and is named in the audit trail. */
export function systemActor(label: string): Actor {
  const permissions: Grants = { get: () => 'everywhere' };
  return { kind: 'system', id: null, label, permissions, deviceId: null, outletId: null, session: null };
}

/** Whether the actor holds the permission in the outlet, or, without an outlet, anywhere at all. */
export function holds(actor: Actor, permission: Permission, outletId?: string): boolean {
  const reach = actor.permissions.get(permission);
  if (reach === undefined) return false;
  return outletId === undefined || reach === 'everywhere' || reach.has(outletId);
}

/** Whether the actor holds the permission in the outlet or, with null, everywhere. */
export function holdsIn(actor: Actor, permission: Permission, outletId: string | null): boolean {
  const reach = actor.permissions.get(permission);
  return reach === 'everywhere' || (outletId !== null && (reach?.has(outletId) ?? false));
}

/**
 * Whether the actor holds the permission in the outlet or, with null, everywhere, and still will at a moment or, with null, for good:
 * whoever gives longer than they have would keep by it what was lent to them.
 */
export function holdsUntil(actor: Actor, permission: Permission, outletId: string | null, until: Date | null): boolean {
  if (!holdsIn(actor, permission, outletId)) return false;
  if (!actor.given) return true;
  return actor.given.some(
    (one) =>
      one.permissions.has(permission) &&
      (one.outletId === null || one.outletId === outletId) &&
      (one.expiresAt === null || (until !== null && one.expiresAt >= until)),
  );
}

/** Whether a door with this rule opens to the actor, in the outlet or, without one, anywhere at all. */
export function mayEnter(actor: Actor, rule: AccessRule, outletId?: string): boolean {
  if (rule === 'public') return true;
  return rule === 'signed-in' ? actor.kind === 'user' && !actor.isAtTill : holds(actor, rule, outletId);
}

/** Whether something must be done about a person's password or second factor before anything else. */
function isDue(session: Session | null): boolean {
  return session !== null && (session.passwordIsDue || session.factorIsDue || session.passwordIsShort === true);
}

/**
 * Whether a command or a look opens to the actor at all. Whose password or second factor is due finds only those doors open that
 * lead out of that, besides what is public.
 */
export function opensTo(
  actor: Actor,
  { permission, whileDue }: { readonly permission: AccessRule; readonly whileDue?: true },
): boolean {
  // Asked of one's own doors alone: whoever stands for many has no session (`scope.ts`).
  if (permission === 'signed-in' && !whileDue && isDue(actor.session)) return false;
  return mayEnter(actor, permission);
}

/** The outlets in which the actor holds the permission; `everywhere` needs no filter. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  return actor.permissions.get(permission) ?? new Set();
}

/**
 * Asserts that a person proved a moment ago that it is them: somebody may have walked up to an open screen. Devices, keys and
 * the product itself cannot prove it, and hold what they were given. Throws FORBIDDEN with the reason CONFIRMATION_NEEDED.
 */
export function assertConfirmed({ kind, session }: Actor, now: Date): void {
  if (kind !== 'user' || (session && now.getTime() - session.confirmedAt.getTime() < CONFIRMED_MS)) return;
  throw new AppError('FORBIDDEN', 'Confirm that it is you, by your password or a code; then do this again.', {
    details: { reason: 'CONFIRMATION_NEEDED' },
  });
}

/** The error for somebody to whom the door does not open: it says what would help, where something would. */
export function denial(actor: Actor, rule: AccessRule): AppError {
  if (actor.refused) return addressRefused(actor.refused.from);
  if (actor.kind === 'anonymous')
    return new AppError('UNAUTHENTICATED', 'Sign in first: this needs an account or a paired device.');
  if (actor.session?.factorIsDue)
    return new AppError('FORBIDDEN', 'Switch on a second factor first, under My account: your role demands one.');
  if (actor.session?.passwordIsDue)
    return new AppError('FORBIDDEN', 'Choose a password of your own first: the present one was chosen for you.');
  if (actor.session?.passwordIsShort)
    return new AppError(
      'FORBIDDEN',
      'Choose a longer password first, or switch on a second factor: your role needs it.',
    );
  if (actor.isAtTill)
    return new AppError('FORBIDDEN', 'Not at a till: sign in to your account at another screen for this.');
  return rule === 'signed-in'
    ? new AppError('FORBIDDEN', 'This is for people who are signed in; devices and keys have no account.')
    : new AppError('FORBIDDEN', `This needs the permission ${rule}, which ${actor.label} does not have here.`);
}
