import { AppError } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { type Actor, ANONYMOUS, type Reach } from '../../platform/auth/actor.ts';
import { type Credentials, tokenDigest } from '../../platform/auth/credentials.ts';
import type { Permission, PermissionRegistry, RoleCode } from '../../platform/auth/permission.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { devices } from '../places/index.ts';
import { grantCounts } from './accounts/grants.ts';
import { userRoles, users } from './accounts/tables.ts';
import { deviceTokens } from './devices/tables.ts';
import { isKeyForm } from './keys/key-form.ts';
import { apiKeys } from './keys/tables.ts';
import { sessions } from './sessions/tables.ts';

const DEVICE_ROLES = { KIOSK: 'kiosk', KITCHEN: 'kitchen-display', BOARD: 'board', COUNTER: 'kiosk' } as const;

interface Resolver {
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: PermissionRegistry;
}

/** Finds out who acts by their credentials. What is plugged into `platform.auth.resolveActor`. */
export function actorResolver(resolver: Resolver): (credentials: Credentials) => Promise<Actor> {
  return async (credentials) => {
    if (credentials.kind === 'none') return ANONYMOUS;
    const digest = tokenDigest(credentials.token);
    if (credentials.kind === 'key' && !isKeyForm(credentials.token)) throw unknown('key');
    if (credentials.kind === 'session') return (await userOfSession(resolver, digest)) ?? ANONYMOUS;
    const actor = credentials.kind === 'device' ? await deviceOf(resolver, digest) : await keyOf(resolver, digest);
    if (!actor) throw unknown(credentials.kind);
    return actor;
  };
}

function unknown(kind: string): AppError {
  return new AppError('UNAUTHENTICATED', `This ${kind} is not known here, or no longer trusted.`);
}

async function userOfSession({ db, clock, permissions }: Resolver, digest: string): Promise<Actor | null> {
  const rows = await db
    .select({
      ...{ id: users.id, name: users.name, passwordIsDue: users.passwordIsDue },
      ...{ sessionId: sessions.id, role: userRoles.role, outletId: userRoles.outletId },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(clock.now())))
    .where(
      and(
        eq(sessions.tokenDigest, digest),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, clock.now()),
        isNull(users.disabledAt),
      ),
    );
  const [user] = rows;
  if (!user) return null;
  const grants = new Map<Permission, Reach>();
  // Whose password somebody else chose may change it, and nothing else.
  for (const row of user.passwordIsDue ? [] : rows) {
    for (const permission of row.role ? permissions.ofRole(row.role as RoleCode) : [])
      grant(grants, permission, row.outletId);
  }
  return {
    ...{ kind: 'user', id: user.id, label: user.name, permissions: grants, deviceId: null, outletId: null },
    session: { id: user.sessionId, passwordIsDue: user.passwordIsDue },
  };
}

async function deviceOf({ db, clock, permissions }: Resolver, digest: string): Promise<Actor | null> {
  const [device] = await db
    .select({ id: devices.id, kind: devices.kind, name: devices.name, outletId: devices.outletId })
    .from(deviceTokens)
    .innerJoin(devices, eq(devices.id, deviceTokens.deviceId))
    .where(and(eq(deviceTokens.tokenDigest, digest), isNull(deviceTokens.revokedAt), isNull(devices.revokedAt)));
  if (!device) return null;
  await markSeen(db, device.id, clock.now());
  const grants = new Map<Permission, Reach>();
  for (const permission of permissions.ofRole(DEVICE_ROLES[device.kind])) grant(grants, permission, device.outletId);
  return {
    kind: 'device',
    id: device.id,
    label: device.name,
    permissions: grants,
    deviceId: device.id,
    outletId: device.outletId,
    session: null,
  };
}

/** Remembers, to the minute, that a device spoke to us. */
async function markSeen(db: Database, deviceId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const stale = or(isNull(devices.lastSeenAt), lt(devices.lastSeenAt, minuteAgo));
  await db
    .update(devices)
    .set({ lastSeenAt: now })
    .where(and(eq(devices.id, deviceId), stale));
}

async function keyOf({ db, clock }: Resolver, digest: string): Promise<Actor | null> {
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.tokenDigest, digest),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, clock.now())),
      ),
    );
  if (!key) return null;
  await markUsed(db, key.id, clock.now());
  const grants = new Map<Permission, Reach>();
  for (const permission of key.permissions) grant(grants, permission as Permission, key.outletId);
  const { id, name } = key;
  return { kind: 'key', id, label: name, permissions: grants, deviceId: null, outletId: null, session: null };
}

/** Remembers, to the minute, that a key was used. */
async function markUsed(db: Database, keyId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, minuteAgo));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, keyId), stale));
}

/** Adds a permission; no outlet means everywhere, and everywhere swallows single outlets. */
function grant(grants: Map<Permission, Reach>, permission: Permission, outletId: string | null): void {
  const held = grants.get(permission);
  if (held === 'everywhere') return;
  grants.set(permission, outletId === null ? 'everywhere' : new Set([...(held ?? []), outletId]));
}
