import { notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { THE_ONE } from '../../../platform/audit/changes.ts';
import { PERSON_ROLES } from '../../../platform/auth/permission.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { GUESS_BOUNDS } from '../guards/guess-limits.ts';
import { LETTER_BOUNDS } from '../guards/letter-limits.ts';
import { LIMIT_BOUNDS, ONE_SESSION_MORE } from '../sessions/limits.ts';
import { securityFigures } from '../sessions/settings.ts';
import { securitySettings } from '../sessions/tables.ts';
import { TILL_BOUNDS } from '../till/till-limits.ts';
import { GRACE_DAYS_AT_MOST, rulesInForce } from './factor-rules.ts';
import { factorRules } from './tables.ts';

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

const settings = z.object({
  commandId: z.uuid(),
  staffIdleMinutes: bounded(LIMIT_BOUNDS.staffIdleMinutes),
  staffHours: bounded(LIMIT_BOUNDS.staffHours),
  studentIdleMinutes: bounded(LIMIT_BOUNDS.studentIdleMinutes),
  studentHours: bounded(LIMIT_BOUNDS.studentHours),
  sessionsAtMost: bounded(LIMIT_BOUNDS.sessionsAtMost),
  guessFreeTries: bounded(GUESS_BOUNDS.guessFreeTries),
  guessWaitSecondsMax: bounded(GUESS_BOUNDS.guessWaitSecondsMax),
  guessLockAfter: bounded(GUESS_BOUNDS.guessLockAfter),
  guessLockMinutes: bounded(GUESS_BOUNDS.guessLockMinutes),
  addressTriesPerHour: bounded(GUESS_BOUNDS.addressTriesPerHour),
  oneSessionMore: z.enum(ONE_SESSION_MORE),
  addressLettersPerHour: bounded(LETTER_BOUNDS.addressLettersPerHour),
  mailboxLettersPerHour: bounded(LETTER_BOUNDS.mailboxLettersPerHour),
  tillIdleMinutes: bounded(TILL_BOUNDS.tillIdleMinutes),
  pinLockAfter: bounded(TILL_BOUNDS.pinLockAfter),
  pinLockMinutes: bounded(TILL_BOUNDS.pinLockMinutes),
  factorRules: z
    .array(z.object({ role: z.enum(PERSON_ROLES), graceDays: z.int().min(0).max(GRACE_DAYS_AT_MOST) }))
    .refine((rules) => new Set(rules.map(({ role }) => role)).size === rules.length, 'Name each role once.'),
});

/** How long sessions last, how often one may guess or ask for letters, when tills lock, and who needs a second factor. */
export const readSecuritySettings = query({
  name: 'identity.securitySettings',
  permission: 'security:read',
  input: z.object({}),
  handle: ({ db }) => settingsNow(db),
});

/**
 * Sets how long sessions last, how often one may guess or ask for letters, when tills lock, and which roles need a second factor. It counts at once, for sessions that are open too. A role
 * that demanded a factor before keeps the day from which its grace is counted. INVALID beyond the bounds.
 */
export const changeSecuritySettings = command({
  name: 'identity.changeSecuritySettings',
  permission: 'security:manage',
  confirmed: true,
  input: settings,
  once: ({ commandId }) => commandId,
  async handle({ tx, now, emit, changed }, { commandId: _, factorRules: rules, ...limits }) {
    const before = await settingsNow(tx);
    await tx.insert(securitySettings).values(limits).onConflictDoUpdate({ target: securitySettings.one, set: limits });
    const roles = rules.map(({ role }) => role);
    await tx.delete(factorRules).where(roles.length > 0 ? notInArray(factorRules.role, roles) : undefined);
    for (const { role, graceDays } of rules) {
      await tx
        .insert(factorRules)
        .values({ role, graceDays, since: now })
        .onConflictDoUpdate({ target: factorRules.role, set: { graceDays } });
    }
    changed({ entity: 'security_settings', id: THE_ONE, before, after: await settingsNow(tx) });
    emit(accessChanged, { actorId: null });
    return { changed: true as const };
  },
});

async function settingsNow(db: Reader) {
  const rules = new Map((await rulesInForce(db)).map((rule) => [rule.role, rule]));
  return {
    ...(await securityFigures(db)),
    factorRules: PERSON_ROLES.map((role) => {
      const rule = rules.get(role);
      return { role, isDemanded: rule !== undefined, graceDays: rule?.graceDays ?? 0, since: rule?.since ?? null };
    }),
  };
}
