import { asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { nameOfActor } from '../accounts/name-of-actor.ts';
import { apiKeySecrets, apiKeys } from './tables.ts';

/** Keys are made by hand: more than these nobody looks through. */
const SHOWN_AT_MOST = 500;

const seen = {
  ...getTableColumns(apiKeys),
  madeBy: nameOfActor(sql`"api_keys"."created_by"`),
  withdrawnBy: nameOfActor(sql`"api_keys"."revoked_by"`),
};

/** API keys, newest first, the withdrawn ones too; of single outlets for those who may look only there. */
export const listApiKeys = query({
  name: 'identity.apiKeys',
  permission: 'key:read',
  input: z.object({}),
  async handle({ db, reach, use }) {
    const rows = await db
      .select(seen)
      .from(apiKeys)
      .where(reach === 'everywhere' ? undefined : inArray(apiKeys.outletId, [...reach]))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(SHOWN_AT_MOST);
    const says = new Map(
      use(permissionRegistry)
        .all()
        .map((spec) => [spec.permission as string, spec.says]),
    );
    return keyViews(db, rows, says);
  },
});

/** One key as the list shows it; null when there is none. */
export async function apiKeyById(reader: Reader, id: string, says: ReadonlyMap<string, string>) {
  const rows = await reader.select(seen).from(apiKeys).where(eq(apiKeys.id, id));
  const [view] = await keyViews(reader, rows, says);
  return view ?? null;
}

type SeenKey = typeof apiKeys.$inferSelect & { readonly madeBy: string | null; readonly withdrawnBy: string | null };

/** Keys with their secrets, of which nobody is told more than when they were made, used and ended. */
async function keyViews(reader: Reader, rows: readonly SeenKey[], says: ReadonlyMap<string, string>) {
  const { tokenDigest: _, ...told } = getTableColumns(apiKeySecrets);
  const ids = rows.map(({ id }) => id);
  const secrets =
    ids.length === 0
      ? []
      : await reader
          .select(told)
          .from(apiKeySecrets)
          .where(inArray(apiKeySecrets.keyId, ids))
          .orderBy(asc(apiKeySecrets.createdAt), asc(apiKeySecrets.id));
  return rows.map(({ revokedAt, ...key }) => {
    const mine = secrets.filter(({ keyId }) => keyId === key.id);
    const uses = mine.flatMap(({ lastUsedAt }) => lastUsedAt?.getTime() ?? []);
    const scopes = key.permissions.map((permission) => ({ permission, says: says.get(permission) ?? permission }));
    const lastUsedAt = uses.length > 0 ? new Date(Math.max(...uses)) : null;
    return { ...key, scopes, withdrawnAt: revokedAt, secrets: mine, lastUsedAt };
  });
}
