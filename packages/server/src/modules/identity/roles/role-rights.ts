import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { MAY_EVERYTHING, type Permission, type PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isBuiltIn } from './role-code.ts';
import { type RoleRow, roles } from './tables.ts';

/** What an organisation decided about a role; none where it decided nothing. */
export type RoleDecision = Pick<RoleRow, 'added' | 'removed'> | null | undefined;

/**
 * The names of all permissions that a role holds in this organisation, in the order of the product. One that the product does not
 * know (any more) comes last: it is told of, and grants nothing.
 */
export function permissionNames(registry: PermissionRegistry, code: string, decision: RoleDecision): string[] {
  if (MAY_EVERYTHING.includes(code)) return registry.all().map(({ permission }) => permission);
  const held = new Set<string>(isBuiltIn(code) ? registry.ofRole(code) : []);
  for (const permission of decision?.removed ?? []) held.delete(permission);
  for (const permission of decision?.added ?? []) held.add(permission);
  return inOrder(registry, held);
}

/** What a role may do in this organisation, where it is held: in one outlet, or with null everywhere. */
export function rightsOf(
  registry: PermissionRegistry,
  code: string,
  decision: RoleDecision,
  outletId: string | null,
): Permission[] {
  const names = new Set(permissionNames(registry, code, decision));
  const known = registry.all().map(({ permission }) => permission);
  return known.filter((permission) => names.has(permission) && registry.holdsIn(permission, outletId));
}

/** What whoever decides about a built-in role holds: of one that was not decided about there is no row to hold. */
function lockName(code: string): SQL {
  return sql`hashtextextended(${`identity.role ${code}`}, 0)`;
}

/** What was decided about a role, for whoever decides about it: until the commit nobody else does, and nobody gives it. */
export async function holdRole(tx: Tx, code: string): Promise<RoleRow | null> {
  if (isBuiltIn(code)) await tx.execute(sql`select pg_advisory_xact_lock(${lockName(code)})`);
  const [row] = await tx.select().from(roles).where(eq(roles.code, code)).for('update');
  return row ?? null;
}

/**
 * What was decided about these roles, by their codes; it stays so until the transaction ends. Those that hold everything for ever are
 * not looked up.
 */
export async function decisionsOn(tx: Tx, codes: readonly string[]): Promise<Map<string, RoleRow>> {
  const asked = [...new Set(codes)].filter((code) => !MAY_EVERYTHING.includes(code));
  if (asked.length === 0) return new Map();
  const builtIn = asked.filter(isBuiltIn).sort();
  if (builtIn.length > 0) {
    const locks = builtIn.map((code) => sql`pg_advisory_xact_lock_shared(${lockName(code)})`);
    await tx.execute(sql`select ${sql.join(locks, sql`, `)}`);
  }
  const rows = await tx.select().from(roles).where(inArray(roles.code, asked)).orderBy(asc(roles.code)).for('share');
  return new Map(rows.map((row) => [row.code, row]));
}

/** These names, once each, in the order in which the product declares them; then what it does not know. */
export function inOrder(registry: PermissionRegistry, names: Iterable<string>): string[] {
  const wanted = new Set(names);
  const known = registry.all().map(({ permission }) => permission as string);
  const unknown = [...wanted].filter((name) => !known.includes(name)).sort();
  return [...known.filter((name) => wanted.has(name)), ...unknown];
}
