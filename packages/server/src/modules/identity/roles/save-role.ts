import { AppError, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { PERSON_ROLES, permissionName, permissionRegistry } from '../../../platform/auth/permission.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { recordChange } from './role-change-book.ts';
import { assertInUse, isBuiltIn, roleCode } from './role-code.ts';
import { factorAfter, factorWish, type RoleFactor } from './role-factor.ts';
import { roleRecord } from './role-record.ts';
import { holdRole, inOrder, permissionNames } from './role-rights.ts';
import type { RoleSnapshot } from './role-snapshot.ts';
import { assertManagesEverywhere, mayNotChange } from './role-to-change.ts';
import { ROLE_WORDS } from './role-words.ts';
import { type RoleRow, roles } from './tables.ts';

const NAME_TAKEN = refuse('ROLE_NAME_TAKEN', 'Another role has this name. Choose another.');
const CHANGED = refuse(
  'ROLE_CHANGED',
  'Somebody changed this role while you looked at it. Look at it again, and decide anew.',
);

const wish = z.object({
  commandId: z.uuid(),
  role: roleCode,
  // Of the organisation's own roles: what it is called, whom it is for, and the built-in role that it was made from.
  name: nameOf(60).nullable().default(null),
  says: z.string().trim().max(200).nullable().default(null),
  basedOn: z.enum(PERSON_ROLES).nullable().default(null),
  permissions: z.array(permissionName).max(200),
  factor: factorWish,
  // The version that the caller saw; 0 for one that nobody has decided about.
  version: z.int().nonnegative(),
});
type Wish = z.output<typeof wish>;

/**
 * Makes a role of the organisation's own, or lets it or a built-in one hold these permissions and no others, at once and for all its holders.
 * A built-in role keeps its name; with the permissions it has by default it is as it was. Whether one's own demands a second factor is said by
 * `factor`, and else by `factorAfter`. Refuses ROLE_IS_FIXED, PERMISSION_UNKNOWN, PERMISSION_OF_DEVICES,
 * BEYOND_OWN_RIGHTS and NOT_YOURSELF as `mayNotChange` says, ROLE_NAME_TAKEN, and ROLE_CHANGED when the caller saw an older version. Throws
 * NOT_FOUND for a retired role, CONFLICT for another `basedOn`, INVALID for a name, or a word about second factors, where it has none of its own.
 */
export const saveRole = command({
  name: 'identity.saveRole',
  permission: 'account:manage',
  confirmed: true,
  about: ({ role }) => roleRecord(role),
  input: wish,
  once: (input) => input.commandId,
  async handle(scope, input) {
    const { tx, use, emit } = scope;
    assertManagesEverywhere(scope);
    const row = await holdRole(tx, input.role);
    assertSayable(input, row);
    const actor = await presentActor(scope, 'account:manage', null);
    const registry = use(permissionRegistry);
    const before = row || isBuiltIn(input.role) ? snapshot(row, permissionNames(registry, input.role, row)) : null;
    const permissions = inOrder(registry, input.permissions);
    const held = before?.permissions ?? [];
    const made = { wish: input.factor, isBuiltIn: isBuiltIn(input.role), basedOn: input.basedOn, row };
    const factor = factorAfter(registry, { ...made, before: held, after: permissions }, scope.now);
    const wanted = { permissions: input.permissions, factor };
    const barred = await mayNotChange({ ...scope, reader: tx, actor }, { code: input.role, row }, wanted);
    if (barred) return barred;
    if ((row?.version ?? 0) !== input.version) return CHANGED;

    const says = input.name === null ? null : (input.says ?? '');
    const after = snapshot({ name: input.name, says, ...factor }, permissions);
    if (before && same(before, after)) return { role: input.role };
    const written = await write(scope, input, row, { ...after, factorSince: factor.factorSince });
    if ('refused' in written) return written;
    if (written.length === 0) return CHANGED;
    await recordChange(scope, { role: input.role, act: before ? 'CHANGED' : 'MADE', before, after });
    if (before && whatItDoes(before) !== whatItDoes(after)) emit(accessChanged, { actorId: null });
    return { role: input.role };
  },
});

/** What is said must be of the kind of the role, and what a role was made from stays. */
function assertSayable({ role, name, says, basedOn, factor }: Wish, row: RoleRow | null): void {
  if (isBuiltIn(role)) {
    if (factor !== null)
      throw new AppError('INVALID', 'factor: what a built-in role demands is said in the security settings.');
    if (name === null && says === null && basedOn === null) return;
    throw new AppError('INVALID', 'name: a built-in role keeps its name. Make a role from it to give it another.');
  }
  if (row) assertInUse(row);
  if (name === null) throw new AppError('INVALID', 'name: a role needs a name.');
  if (row && row.basedOn !== basedOn)
    throw new AppError('CONFLICT', 'What a role was made from stays. Make another role instead.');
}

async function write(
  { tx, use }: CommandScope,
  input: Wish,
  row: RoleRow | null,
  after: RoleSnapshot & Pick<RoleFactor, 'factorSince'>,
) {
  const { role, basedOn } = input;
  const { name, says, factorSince, factorGraceDays = null } = after;
  if (name !== null && isNameOfBuiltIn(name)) return NAME_TAKEN;
  const byDefault: readonly string[] = isBuiltIn(role) ? use(permissionRegistry).ofRole(role) : [];
  const decided = {
    ...{ name, says, factorGraceDays, factorSince, version: input.version + 1 },
    added: after.permissions.filter((permission) => !byDefault.includes(permission)),
    removed: byDefault.filter((permission) => !after.permissions.includes(permission)),
  };
  return unlessTaken('roles_name', NAME_TAKEN, () =>
    row
      ? tx
          .update(roles)
          .set(decided)
          .where(and(eq(roles.code, role), eq(roles.version, input.version)))
          .returning({ code: roles.code })
      : tx
          .insert(roles)
          .values({ ...decided, code: role, basedOn })
          // Somebody else decided first, at the same moment.
          .onConflictDoNothing({ target: roles.code })
          .returning({ code: roles.code }),
  );
}

function isNameOfBuiltIn(name: string): boolean {
  const said = name.toLowerCase();
  return Object.entries(ROLE_WORDS).some(([code, words]) => code === said || words.name.toLowerCase() === said);
}

type Said = Pick<RoleRow, 'name' | 'says' | 'factorGraceDays'>;

function snapshot(said: Said | null, permissions: readonly string[]): RoleSnapshot {
  const { name = null, says = null, factorGraceDays = null } = said ?? {};
  return { name, says, permissions, factorGraceDays };
}

/** What changes for those who hold it. */
function whatItDoes({ permissions, factorGraceDays }: RoleSnapshot): string {
  return JSON.stringify([permissions, factorGraceDays]);
}

function same(one: RoleSnapshot, other: RoleSnapshot): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
