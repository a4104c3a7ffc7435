import { refuse } from '@college-kiosk/kernel';
import { and, eq, inArray } from 'drizzle-orm';
import { type Actor, denial, holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { MAY_EVERYTHING, type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { Socket } from '../../../platform/socket.ts';
import { NOT_YOURSELF } from '../accounts/account-to-manage.ts';
import { BEYOND_OWN_RIGHTS, grantCounts } from '../accounts/grants.ts';
import { userRoles } from '../accounts/tables.ts';
import { makersOf } from '../keys/made-by.ts';
import { isBuiltIn } from './role-code.ts';
import { easesFactor, type RoleFactor } from './role-factor.ts';
import { permissionNames } from './role-rights.ts';
import type { RoleRow } from './tables.ts';

/** Who wants to change a role, and what they are judged by. */
export interface Judged {
  readonly reader: Reader;
  readonly now: Date;
  readonly actor: Actor;
  use<Verb>(from: Socket<Verb>): Verb;
}

/** A role as it stands before a change. */
export interface PresentRole {
  readonly code: string;
  /** What was decided about it; null: nothing yet. */
  readonly row: RoleRow | null;
}

export const ROLE_IS_FIXED = refuse(
  'ROLE_IS_FIXED',
  'Owner and administrator always hold everything, so that nobody is locked out.',
);
const OF_DEVICES = 'Only a paired device can do this, by its own role. Leave it out.';
const WIDENS_OWN = refuse(NOT_YOURSELF.code, 'You hold this role yourself. Ask somebody else to widen it.');
const EASES_OWN = refuse(
  NOT_YOURSELF.code,
  'You hold this role yourself. Ask somebody else to let it do without a second factor, or for longer.',
);
const STUDENTS_GAIN_NOTHING = refuse(
  'ROLE_IS_FIXED',
  'The role of students may hold less than by default, and nothing more. Make a role for helpers instead.',
);

/** What a role is to be. */
export interface WantedRole {
  readonly permissions: readonly string[];
  /** What it is to say of second factors; null: what it says now. */
  readonly factor: RoleFactor | null;
}

/** Asserts that whoever changes roles may manage accounts everywhere, since a role is held in many places. Throws FORBIDDEN. */
export function assertManagesEverywhere({ actor }: Pick<Judged, 'actor'>): void {
  if (!holdsIn(actor, 'account:manage', null)) throw denial(actor, 'account:manage');
}

/**
 * Why the actor may not let the role hold this and nothing else; null when they may. Who changes a role gives to all its holders, and
 * takes from them: so they must hold everywhere what it holds, and what they add for good too (BEYOND_OWN_RIGHTS); and nobody widens a role that they
 * hold themselves, or by a key one that its maker holds, nor eases its second factor (NOT_YOURSELF). Else what was lent to somebody would be theirs for
 * good. What only devices can do comes into no role of people (PERMISSION_OF_DEVICES); where it is, it may stay, and does nothing.
 */
export async function mayNotChange(judged: Judged, { code, row }: PresentRole, { permissions, factor }: WantedRole) {
  const { actor, use } = judged;
  if (MAY_EVERYTHING.includes(code)) return ROLE_IS_FIXED;
  const registry = use(permissionRegistry);
  const present = row || isBuiltIn(code) ? permissionNames(registry, code, row) : [];
  const added = permissions.filter((permission) => !present.includes(permission));
  if (code === 'student' && added.some((permission) => !(registry.ofRole('student') as string[]).includes(permission)))
    return STUDENTS_GAIN_NOTHING;
  const unknown = added.filter((permission) => !registry.has(permission as Permission));
  if (unknown.length > 0) {
    const message = 'The product does not know one of these permissions. Load the page again.';
    return refuse('PERMISSION_UNKNOWN', message, { permissions: unknown });
  }
  const ofDevices = added.filter((permission) => registry.isOfDevices(permission as Permission));
  if (ofDevices.length > 0) return refuse('PERMISSION_OF_DEVICES', OF_DEVICES, { permissions: ofDevices });
  const short = [
    ...present.filter((name) => registry.has(name as Permission) && !holdsIn(actor, name as Permission, null)),
    ...added.filter((name) => !holdsUntil(actor, name as Permission, null, null)),
  ];
  if (short.length > 0) return refuse(BEYOND_OWN_RIGHTS.code, BEYOND_OWN_RIGHTS.message, { permissions: short });
  const barred = added.length > 0 ? WIDENS_OWN : factor && easesFactor(row, factor) ? EASES_OWN : null;
  return barred && (await isHeldByOneself(judged, code)) ? barred : null;
}

/** Whether the actor holds the role now or, for a key, whoever made it does. */
async function isHeldByOneself({ reader, actor, now }: Judged, code: string): Promise<boolean> {
  const oneself = actor.kind === 'key' ? await makersOf(reader, actor.id ?? '') : actor.id === null ? [] : [actor.id];
  if (oneself.length === 0) return false;
  const held = await reader
    .select({ id: userRoles.id })
    .from(userRoles)
    .where(and(eq(userRoles.role, code), inArray(userRoles.userId, oneself), grantCounts(now)))
    .limit(1);
  return held.length > 0;
}
