import { AppError } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, ANONYMOUS, type Given, type Reach } from '../../platform/auth/actor.ts';
import { type Credentials, tokenDigest } from '../../platform/auth/credentials.ts';
import type { Permission, PermissionRegistry } from '../../platform/auth/permission.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { devices } from '../places/index.ts';
import { grantCounts } from './accounts/grants.ts';
import { labelOf } from './accounts/label-of.ts';
import { userRoles, users } from './accounts/tables.ts';
import { deviceTokens } from './devices/tables.ts';
import { hasFactor } from './factors/factor-of.ts';
import { graceEnds } from './factors/factor-rules.ts';
import { factorRules } from './factors/tables.ts';
import { rulesFor } from './guards/rules-for.ts';
import { isKeyForm } from './keys/key-form.ts';
import { apiKeys } from './keys/tables.ts';
import { rightsOf } from './roles/role-rights.ts';
import { roles } from './roles/tables.ts';
import { DEFAULT_LIMITS, isOver, limitsOf } from './sessions/limits.ts';
import { markSessionSeen } from './sessions/mark-seen.ts';
import { securitySettings, sessions } from './sessions/tables.ts';
import { readAccessToken } from './tokens/access-token.ts';
import type { TokenKeys } from './tokens/token-keys.ts';

const DEVICE_ROLES = { KIOSK: 'kiosk', KITCHEN: 'kitchen-display', BOARD: 'board', COUNTER: 'kiosk' } as const;

interface Resolver {
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: PermissionRegistry;
  readonly tokens: TokenKeys;
}

/** Finds out who acts by their credentials. What is plugged into `platform.auth.resolveActor`. */
export function actorResolver(resolver: Resolver): (credentials: Credentials) => Promise<Actor> {
  return async (credentials) => {
    if (credentials.kind === 'none') return ANONYMOUS;
    if (credentials.kind === 'bearer') return userOfToken(resolver, credentials.token);
    const digest = tokenDigest(credentials.token);
    if (credentials.kind === 'key' && !isKeyForm(credentials.token)) throw unknown('key');
    if (credentials.kind === 'session') {
      const mine = and(eq(sessions.tokenDigest, digest), eq(sessions.client, 'BROWSER'));
      return (await userOfSession(resolver, mine)) ?? ANONYMOUS;
    }
    const actor = credentials.kind === 'device' ? await deviceOf(resolver, digest) : await keyOf(resolver, digest);
    if (!actor) throw unknown(credentials.kind);
    return actor;
  };
}

function unknown(kind: string): AppError {
  return new AppError('UNAUTHENTICATED', `This ${kind} is not known here, or no longer trusted.`);
}

/** Who holds an access token: it is read, and its session must still be open. Throws UNAUTHENTICATED. */
async function userOfToken(resolver: Resolver, token: string): Promise<Actor> {
  const { sessionId, userId } = await readAccessToken(resolver.tokens, token, resolver.clock.now());
  const open = [eq(sessions.id, sessionId), eq(sessions.userId, userId), eq(sessions.client, 'TOKEN')];
  const actor = await userOfSession(resolver, and(...open));
  if (!actor) throw new AppError('UNAUTHENTICATED', 'The session of this access token was ended. Sign in again.');
  return actor;
}

async function userOfSession({ db, clock, permissions }: Resolver, which: SQL | undefined): Promise<Actor | null> {
  const now = clock.now();
  const rows = await db
    .select({
      ...{ id: users.id, name: users.name, passwordIsDue: users.passwordIsDue },
      ...{ isShort: users.passwordIsShort, hasFactor: hasFactor(users.id) },
      ...{ role: userRoles.role, outletId: userRoles.outletId, expiresAt: userRoles.expiresAt, session: sessions },
      ...{ limits: securitySettings, rule: factorRules, decision: roles },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(now)))
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .leftJoin(securitySettings, eq(securitySettings.one, true))
    // A role of the organisation's own making demands what the one does that it was made from.
    .leftJoin(factorRules, eq(factorRules.role, sql`coalesce(${roles.basedOn}, ${userRoles.role})`))
    .where(and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(users.disabledAt)));
  const [user] = rows;
  if (!user) return null;
  const { session, passwordIsDue } = user;
  const codes = rows.flatMap(({ role }) => role ?? []);
  if (isOver(session, limitsOf(user.limits ?? DEFAULT_LIMITS, codes), now)) return null;
  await markSessionSeen(db, session, now);
  const bases = rows.flatMap(({ decision }) => decision?.basedOn ?? []);
  const addressRules = await rulesFor(db, { roles: [...codes, ...bases], isProgram: session.client === 'TOKEN' });
  // Where the settings trust it, the college has asked for one; and the length of a password that nobody gave here matters to none.
  const hasProved = user.hasFactor || session.college === 'TWO_FACTORS';
  const factorIsDue = !hasProved && rows.some(({ rule }) => rule !== null && graceEnds(rule) <= now);
  // Eight characters are enough for students, and beside a second factor.
  const passwordIsShort = user.isShort && !hasProved && codes.some((role) => role !== 'student');
  const given: Given[] = rows.map(({ role, decision, outletId, expiresAt }) => ({
    ...{ permissions: new Set(role ? rightsOf(permissions, role, decision, outletId) : []), outletId, expiresAt },
  }));
  const grants = new Map<Permission, Reach>();
  // Whose password somebody else chose may change it, who lacks a factor or a longer one may see to that; and nothing else.
  for (const { permissions: rights, outletId } of passwordIsDue || factorIsDue || passwordIsShort ? [] : given)
    for (const permission of rights) grant(grants, permission, outletId);
  return {
    ...{ kind: 'user', id: user.id, label: labelOf(user, rows), permissions: grants, deviceId: null, outletId: null },
    addressRules,
    ...(given.some(({ expiresAt }) => expiresAt !== null) && { given }),
    session: { id: session.id, passwordIsDue, passwordIsShort, factorIsDue, confirmedAt: session.confirmedAt },
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
  for (const permission of permissions.ofRole(DEVICE_ROLES[device.kind], device.outletId))
    grant(grants, permission, device.outletId);
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

async function keyOf({ db, clock, permissions }: Resolver, digest: string): Promise<Actor | null> {
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
  const inForce = (key.permissions as Permission[]).filter((permission) =>
    permissions.holdsIn(permission, key.outletId),
  );
  for (const permission of inForce) grant(grants, permission, key.outletId);
  const { id, name, outletId, expiresAt } = key;
  const given = [{ permissions: new Set(inForce), outletId, expiresAt }];
  const addressRules = await rulesFor(db, { roles: [], isProgram: true });
  return {
    ...{ kind: 'key', id, label: name, permissions: grants, deviceId: null, outletId: null, session: null },
    addressRules,
    ...(expiresAt && { given }),
  };
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
