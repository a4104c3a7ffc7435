import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type PermissionRegistry, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import { nameOfActor } from '../accounts/name-of-actor.ts';
import { roleCode } from './role-code.ts';
import { roleRecord } from './role-record.ts';
import { inOrder } from './role-rights.ts';
import type { RoleSnapshot } from './role-snapshot.ts';
import { roleName } from './role-words.ts';
import { roleChanges } from './tables.ts';

/** Roles are changed by hand: further back nobody looks. */
const SHOWN_AT_MOST = 200;

interface Change {
  readonly role: string;
  readonly act: (typeof roleChanges.$inferSelect)['act'];
  readonly before: RoleSnapshot | null;
  readonly after: RoleSnapshot;
}

/** Writes down who changed a role, from what to what, here and in the audit trail. */
export async function recordChange(scope: CommandScope, change: Change): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const { role, act, before, after } = change;
  scope.changed({
    ...roleRecord(role),
    before: before && { ...before },
    after: { ...after, retired: act === 'RETIRED' },
  });
  await tx.insert(roleChanges).values({ ...change, id: newId(), at: now, changedBy: actor.id });
}

/** Who changed which role when, and what it gained and lost, newest first: of one role, or of all. */
export const listRoleChanges = query({
  name: 'identity.roleChanges',
  permission: 'account:read',
  input: z.object({ role: roleCode.nullable() }),
  async handle({ db, use }, { role }) {
    const registry = use(permissionRegistry);
    const rows = await db
      .select({ ...getTableColumns(roleChanges), changedByName: nameOfActor(sql`"role_changes"."changed_by"`) })
      .from(roleChanges)
      .where(role === null ? undefined : eq(roleChanges.role, role))
      .orderBy(desc(roleChanges.at), desc(roleChanges.id))
      .limit(SHOWN_AT_MOST);
    return rows.map(({ before, after, ...row }) => ({
      ...row,
      roleName: roleName(row.role, after.name),
      formerName: before !== null && before.name !== after.name ? before.name : null,
      saysChanged: before !== null && before.says !== after.says,
      demandsFactor: demandsAnew(before, after),
      gained: sentences(registry, missingFrom(before, after)),
      // Who retires a role takes nothing from anybody: nobody held it.
      lost: row.act === 'RETIRED' ? [] : sentences(registry, missingFrom(after, before)),
    }));
  },
});

/** Whether it demands a second factor since then; null where that is as before. */
function demandsAnew(before: RoleSnapshot | null, after: RoleSnapshot): boolean | null {
  const [was, is] = [before, after].map((one) => (one?.factorGraceDays ?? null) !== null);
  return was === is ? null : (is ?? null);
}

function missingFrom(one: RoleSnapshot | null, other: RoleSnapshot | null): string[] {
  return (other?.permissions ?? []).filter((permission) => !one?.permissions.includes(permission));
}

/** Permissions in words; one that the product does not know any more by its name. */
export function sentences(registry: PermissionRegistry, names: Iterable<string>) {
  const says = new Map<string, string>(registry.all().map((spec) => [spec.permission, spec.says]));
  return inOrder(registry, names).map((permission) => ({ permission, says: says.get(permission) ?? permission }));
}
