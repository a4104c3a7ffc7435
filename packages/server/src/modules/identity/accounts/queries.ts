import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, exists, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import { askOf } from '../../../platform/db/ask.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { keyOfList, type Page, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { groupBy } from '../../../platform/group.ts';
import { hasFactor } from '../factors/factor-of.ts';
import { roleCode } from '../roles/role-code.ts';
import { roles } from '../roles/tables.ts';
import { grantCounts } from './grants.ts';
import { nameOfActor } from './name-of-actor.ts';
import { userRoles, users } from './tables.ts';

const { passwordHash: _, passwordIsShort: __, ...columns } = getTableColumns(users);
const shown = { ...columns, hasSecondFactor: hasFactor(sql`"users"."id"`) };

/** An account as it is shown: without the hash of its password. */
export type SeenAccount = Omit<typeof users.$inferSelect, 'passwordHash' | 'passwordIsShort'> & {
  readonly hasSecondFactor: boolean;
};

const keyShape = z.tuple([z.string(), z.uuid()]);

/** Accounts by name, but for erased ones; for those who may look only in some outlets, those who hold a role there. */
export const listAccounts = query({
  name: 'identity.accounts',
  permission: 'account:read',
  input: z.object({
    search: z.string().trim().max(100).nullish(),
    role: roleCode.nullish(),
    disabled: z.boolean().nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
    // Whether it will be asked how many there are in all.
    counted: z.boolean().default(false),
  }),
  async handle({ db, now, reach }, input): Promise<Page<SeenAccount>> {
    const page = pageRequest(input, 2);
    const filter = and(
      isNull(users.erasedAt),
      input.search ? named(input.search) : undefined,
      input.disabled == null ? undefined : (input.disabled ? isNotNull : isNull)(users.disabledAt),
      input.role ? holding(db, and(eq(userRoles.role, input.role), grantCounts(now))) : undefined,
      visible(db, reach, now),
    );
    const inAll = sql<number>`(select count(*)::integer from ${users} where ${filter ?? sql`true`})`;
    const rows = await db
      .select({ ...shown, ...(input.counted && { inAll }) })
      .from(users)
      .where(and(filter, beyond(page.after)))
      .orderBy(asc(users.name), asc(users.id))
      .limit(page.limit);
    const total = async () => rows[0]?.inAll ?? askOf(db)<number>('inAll', inAll);
    return toPage(
      rows,
      page,
      (account) => [account.name, account.id],
      (account) => account,
      total,
    );
  },
});

/** One account; null when there is none that the actor may see, or it was erased. */
export const readAccount = query({
  name: 'identity.account',
  permission: 'account:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, now, reach }, { id }): Promise<SeenAccount | null> {
    const [account] = await db
      .select(shown)
      .from(users)
      .where(and(eq(users.id, id), isNull(users.erasedAt), visible(db, reach, now)));
    return account ?? null;
  },
});

/** An account as it is after a command about it. Throws NOT_FOUND. */
export async function accountById(reader: Reader, id: string): Promise<SeenAccount> {
  const [account] = await reader.select(shown).from(users).where(eq(users.id, id));
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
  return account;
}

/** All that was ever given to these accounts, newest first, with who gave and who took it; for batched reads. */
export async function grantsByAccount(reader: Reader, accountIds: readonly string[]) {
  const rows = await reader
    .select({
      ...getTableColumns(userRoles),
      grantedByName: nameOfActor(sql`"user_roles"."granted_by"`),
      withdrawnByName: nameOfActor(sql`"user_roles"."withdrawn_by"`),
      ownName: roles.name,
    })
    .from(userRoles)
    .leftJoin(roles, eq(roles.code, userRoles.ownRole))
    .where(inArray(userRoles.userId, [...accountIds]))
    .orderBy(sql`${userRoles.grantedAt} desc, ${userRoles.id} desc`);
  return groupBy(rows, (row) => row.userId);
}

export type SeenGrant = NonNullable<ReturnType<Awaited<ReturnType<typeof grantsByAccount>>['get']>>[number];

function named(search: string): SQL {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${users.name} ilike ${like} or ${users.email} ilike ${like})`;
}

function holding(db: Reader, which: SQL | undefined): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(userRoles)
      .where(and(eq(userRoles.userId, users.id), which)),
  );
}

/** Whom one may see: everybody, or those who hold something in one's own outlets. */
export function visible(db: Reader, reach: Reach, now: Date): SQL | undefined {
  return reach === 'everywhere'
    ? undefined
    : holding(db, and(inArray(userRoles.outletId, [...reach]), grantCounts(now)));
}

function beyond(after: readonly (string | number)[] | null): SQL | undefined {
  const key = keyOfList(keyShape, after);
  return key ? sql`(${users.name}, ${users.id}) > (${key[0]}, ${key[1]}::uuid)` : undefined;
}
