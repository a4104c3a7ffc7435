import { desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { nameOfActor } from '../accounts/name-of-actor.ts';
import { apiKeys } from './tables.ts';

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
    return rows.map((row) => keyView(row, says));
  },
});

/** One key as the list shows it; null when there is none. */
export async function apiKeyById(reader: Reader, id: string, says: ReadonlyMap<string, string>) {
  const [row] = await reader.select(seen).from(apiKeys).where(eq(apiKeys.id, id));
  return row ? keyView(row, says) : null;
}

type SeenKey = typeof apiKeys.$inferSelect & { readonly madeBy: string | null; readonly withdrawnBy: string | null };

function keyView({ tokenDigest: _, revokedAt, ...key }: SeenKey, says: ReadonlyMap<string, string>) {
  const scopes = key.permissions.map((permission) => ({ permission, says: says.get(permission) ?? permission }));
  return { ...key, scopes, withdrawnAt: revokedAt };
}
