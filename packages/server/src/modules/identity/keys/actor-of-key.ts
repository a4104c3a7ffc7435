import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { AddressRule } from '../../../platform/auth/address-rules.ts';
import type { PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { readNetwork } from '../../../platform/http/address.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { rulesFor } from '../guards/rules-for.ts';
import { addUp } from '../rights.ts';
import { grantedRights } from '../roles/granted-rights.ts';
import { roles } from '../roles/tables.ts';
import { KEY_LIST } from './key-limits.ts';
import { rightsOfKey } from './key-rights.ts';
import { personBehindKey } from './made-by.ts';
import { apiKeySecrets, apiKeys } from './tables.ts';

interface Looking {
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: PermissionRegistry;
}

/** Who comes by a key's secret of this digest: the key, with its own networks beside the rules about programs; null where it opens nothing. */
export async function actorOfKey({ db, clock, permissions }: Looking, digest: string): Promise<Actor | null> {
  const now = clock.now();
  const rows = await db
    .select({
      ...{ key: apiKeys, secretId: apiKeySecrets.id, madeBy: personBehindKey, decision: roles },
      ...{ role: userRoles.role, outletId: userRoles.outletId, expiresAt: userRoles.expiresAt },
    })
    .from(apiKeySecrets)
    .innerJoin(apiKeys, eq(apiKeys.id, apiKeySecrets.keyId))
    .leftJoin(users, and(eq(users.id, personBehindKey), isNull(users.disabledAt)))
    .leftJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(now)))
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .where(
      and(
        eq(apiKeySecrets.tokenDigest, digest),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeySecrets.endsAt), gt(apiKeySecrets.endsAt, now)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    );
  const [found] = rows;
  if (!found) return null;
  await markUsed(db, found.secretId, now);
  const { key, madeBy } = found;
  const { id, name, costPerMinute, networks } = key;
  const own = networks.map((text): AddressRule => ({ list: KEY_LIST, effect: 'ALLOW', network: readNetwork(text) }));
  return {
    ...{ kind: 'key', id, label: name, deviceId: null, outletId: null, session: null },
    ...addUp(rightsOfKey(permissions, key, madeBy === null ? null : grantedRights(permissions, rows))),
    addressRules: [...(await rulesFor(db, { roles: [], isProgram: true })), ...own],
    ...(costPerMinute !== null && { costPerMinute }),
  };
}

/** Remembers, to the minute, which secret was used. */
async function markUsed(db: Database, secretId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const stale = or(isNull(apiKeySecrets.lastUsedAt), lt(apiKeySecrets.lastUsedAt, minuteAgo));
  await db
    .update(apiKeySecrets)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeySecrets.id, secretId), stale));
}
