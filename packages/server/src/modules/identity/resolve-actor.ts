import { AppError } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { type Actor, ANONYMOUS } from '../../platform/auth/actor.ts';
import { type Credentials, tokenDigest } from '../../platform/auth/credentials.ts';
import type { PermissionRegistry } from '../../platform/auth/permission.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { duesOf } from './accounts/dues.ts';
import { grantCounts } from './accounts/grants.ts';
import { labelOf } from './accounts/label-of.ts';
import { userRoles, users } from './accounts/tables.ts';
import { actorOfDevice } from './devices/actor-of-device.ts';
import { replacedTokenOf } from './devices/device-token.ts';
import { hasFactor } from './factors/factor-of.ts';
import { ruleOfGrant } from './factors/factor-rules.ts';
import { factorRules } from './factors/tables.ts';
import { rulesFor } from './guards/rules-for.ts';
import { actorOfKey } from './keys/actor-of-key.ts';
import { isKeyForm } from './keys/key-form.ts';
import { addUp } from './rights.ts';
import { grantedRights } from './roles/granted-rights.ts';
import { roles } from './roles/tables.ts';
import { DEFAULT_LIMITS, isOver, limitsOf } from './sessions/limits.ts';
import { markSessionSeen } from './sessions/mark-seen.ts';
import { securitySettings, sessions } from './sessions/tables.ts';
import { readAccessToken } from './tokens/access-token.ts';
import type { TokenKeys } from './tokens/token-keys.ts';

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
    const actor =
      credentials.kind === 'device' ? await actorOfDevice(resolver, digest) : await actorOfKey(resolver, digest);
    if (!actor)
      throw unknown(
        credentials.kind,
        credentials.kind === 'device' ? await replacedTokenOf(resolver.db, digest) : null,
      );
    return actor;
  };
}

/** What nobody tells whoever shows it, but the trail: a token that the device itself has replaced was kept by somebody else. */
function unknown(kind: string, replacedBy: string | null = null): AppError {
  const message = `This ${kind} is not known here, or no longer trusted.`;
  return new AppError(
    'UNAUTHENTICATED',
    message,
    replacedBy ? { cause: { code: 'DEVICE_TOKEN_REPLACED', claim: replacedBy } } : {},
  );
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
      ...{ passwordIsShort: users.passwordIsShort, hasFactor: hasFactor(users.id), grantId: userRoles.id },
      ...{ role: userRoles.role, outletId: userRoles.outletId, expiresAt: userRoles.expiresAt, session: sessions },
      ...{ limits: securitySettings, rule: factorRules, decision: roles },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(now)))
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .leftJoin(securitySettings, eq(securitySettings.one, true))
    .leftJoin(factorRules, ruleOfGrant)
    .where(and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(users.disabledAt)));
  const [user] = rows;
  if (!user) return null;
  const { session } = user;
  const codes = rows.flatMap(({ role }) => role ?? []);
  if (isOver(session, limitsOf(user.limits ?? DEFAULT_LIMITS, codes), now)) return null;
  await markSessionSeen(db, session, now);
  const bases = rows.flatMap(({ decision }) => decision?.basedOn ?? []);
  const addressRules = await rulesFor(db, { roles: [...codes, ...bases], isProgram: session.client === 'TOKEN' });
  // Where the settings trust it, the college has asked for one; and the length of a password that nobody gave here matters to none.
  const hasProved = user.hasFactor || session.college === 'TWO_FACTORS';
  const dues = duesOf({ ...user, hasFactor: hasProved }, rows, now);
  // Whose password somebody else chose may change it, who lacks a factor or a longer one may see to that; and nothing else.
  const isDue = Object.values(dues).some(Boolean);
  return {
    ...{ kind: 'user', id: user.id, label: labelOf(user, rows), deviceId: null, outletId: null },
    ...addUp(isDue ? [] : grantedRights(permissions, rows)),
    grantIds: rows.flatMap(({ grantId }) => grantId ?? []),
    addressRules,
    session: { id: session.id, ...dues, confirmedAt: session.confirmedAt },
  };
}
