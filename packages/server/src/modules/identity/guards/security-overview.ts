import { and, countDistinct, count as countRows, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '../../../platform/audit/tables.ts';
import { PERSON_ROLES } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { hasFactor } from '../factors/factor-of.ts';
import { roles } from '../roles/tables.ts';
import { securityFigures } from '../sessions/settings.ts';
import { sessions } from '../sessions/tables.ts';
import { keysToLookAt } from './keys-to-look-at.ts';
import { silentDevices } from './silent-devices.ts';

const DAY_MS = 24 * 3_600_000;
const SHOWN_SECRETS = [
  ...['identity.signIn', 'identity.completeSignIn', 'identity.signInWithPasskey'],
  ...['identity.confirmItsMe', 'identity.takeOverTill'],
];

/** Of keys and of devices: more than these nobody looks through on one page; how many there are is told. */
const LISTED_AT_MOST = 20;

/** How it stands: wrong passwords, codes and PINs of a day, sessions that are open, who has no second factor, and which keys and devices want a look. */
export const securityOverview = query({
  name: 'identity.securityOverview',
  permission: 'security:read',
  input: z.object({}),
  async handle({ db, now }) {
    const [failedSignIns, openSessions, withoutFactor, keys, devices] = await Promise.all([
      failedSince(db, new Date(now.getTime() - DAY_MS)),
      sessionsOpen(db, now),
      peopleWithoutFactor(db, now),
      keysToLookAt(db, now, LISTED_AT_MOST),
      silentDevices(db, now, LISTED_AT_MOST),
    ]);
    return { failedSignIns, openSessions, withoutFactor, keys, devices };
  },
});

async function failedSince(db: Reader, since: Date): Promise<number> {
  const [row] = await db
    .select({ failed: countRows() })
    .from(auditEntries)
    .where(
      and(
        gt(auditEntries.at, since),
        inArray(auditEntries.command, SHOWN_SECRETS),
        eq(auditEntries.outcome, 'refused'),
      ),
    );
  return row?.failed ?? 0;
}

/** Sessions that neither ended nor went unused for too long, by the limits that hold now. */
async function sessionsOpen(db: Reader, now: Date): Promise<number> {
  const { staffIdleMinutes, studentIdleMinutes } = await securityFigures(db);
  const isStaff = sql`exists (select from ${userRoles} where ${userRoles.userId} = ${sessions.userId} and ${userRoles.role} <> 'student' and ${grantCounts(now)})`;
  const idle = sql`make_interval(mins => case when ${isStaff} then ${staffIdleMinutes}::int else ${studentIdleMinutes}::int end)`;
  const [row] = await db
    .select({ open: countRows() })
    .from(sessions)
    .where(
      and(
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        sql`${sessions.lastSeenAt} + ${idle} > ${now.toISOString()}::timestamptz`,
      ),
    );
  return row?.open ?? 0;
}

/** For each role, the organisation’s own by their names, how many hold it, and how many of those have no second factor. */
async function peopleWithoutFactor(db: Reader, now: Date) {
  const rows = await db
    .select({
      role: userRoles.role,
      ownName: roles.name,
      people: countDistinct(users.id),
      with: sql<number>`(count(distinct ${users.id}) filter (where ${hasFactor(users.id)}))::int`,
    })
    .from(userRoles)
    .innerJoin(users, and(eq(users.id, userRoles.userId), isNull(users.disabledAt)))
    .leftJoin(roles, eq(roles.code, userRoles.ownRole))
    .where(grantCounts(now))
    .groupBy(userRoles.role, roles.name)
    .orderBy(roles.name);
  const byRole = new Map(rows.map((row) => [row.role, row]));
  const own = rows.filter(({ ownName }) => ownName !== null).map(({ role }) => role);
  return [...PERSON_ROLES, ...own].flatMap((role) => {
    const row = byRole.get(role);
    return row ? [{ code: role, role: row.ownName ?? role, people: row.people, without: row.people - row.with }] : [];
  });
}
