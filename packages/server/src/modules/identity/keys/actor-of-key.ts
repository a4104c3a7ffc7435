import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Actor, Reach } from '../../../platform/auth/actor.ts';
import type { AddressRule } from '../../../platform/auth/address-rules.ts';
import type { Permission, PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { readNetwork } from '../../../platform/http/address.ts';
import { grantReach } from '../accounts/grant-reach.ts';
import { rulesFor } from '../guards/rules-for.ts';
import { KEY_LIST } from './key-limits.ts';
import { apiKeySecrets, apiKeys } from './tables.ts';

interface Looking {
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: PermissionRegistry;
}

/** Who comes by a key's secret of this digest: the key, with its own networks beside the rules about programs; null where it opens nothing. */
export async function actorOfKey({ db, clock, permissions }: Looking, digest: string): Promise<Actor | null> {
  const now = clock.now();
  const [found] = await db
    .select({ key: apiKeys, secretId: apiKeySecrets.id })
    .from(apiKeySecrets)
    .innerJoin(apiKeys, eq(apiKeys.id, apiKeySecrets.keyId))
    .where(
      and(
        eq(apiKeySecrets.tokenDigest, digest),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeySecrets.endsAt), gt(apiKeySecrets.endsAt, now)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    );
  if (!found) return null;
  await markUsed(db, found.secretId, now);
  const { id, name, outletId, expiresAt, costPerMinute, networks, ...key } = found.key;
  const grants = new Map<Permission, Reach>();
  const inForce = (key.permissions as Permission[]).filter((permission) => permissions.holdsIn(permission, outletId));
  for (const permission of inForce) grantReach(grants, permission, outletId);
  const given = [{ permissions: new Set(inForce), outletId, expiresAt }];
  const own = networks.map((text): AddressRule => ({ list: KEY_LIST, effect: 'ALLOW', network: readNetwork(text) }));
  return {
    ...{ kind: 'key', id, label: name, permissions: grants, deviceId: null, outletId: null, session: null },
    addressRules: [...(await rulesFor(db, { roles: [], isProgram: true })), ...own],
    ...(expiresAt && { given }),
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
