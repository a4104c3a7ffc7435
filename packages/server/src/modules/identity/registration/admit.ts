import { type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { writeMail } from '../../mail/index.ts';
import { COLLEGE_ID_TAKEN } from '../accounts/college-id.ts';
import { EMAIL_TAKEN } from '../accounts/email.ts';
import { giveRole, grantWish } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { admittedLetter } from '../letters/decided.ts';
import { decidedAlready, lockRegistrations } from './registrations-to-decide.ts';
import { type Registration, registrations } from './tables.ts';

const AT_ONCE = 100;
const LETTER_USEFUL_MINUTES = 7 * 24 * 60;

/**
 * Admits people who have registered, all of those named or none: each gets an account and a letter. A student gets the role of one;
 * staff get none, an administrator gives it. Those admitted already stay so. Refuses ADDRESS_NOT_CONFIRMED, REGISTRATION_DECIDED
 * (rejected meanwhile), EMAIL_TAKEN, COLLEGE_ID_TAKEN, each with the name of whom it is about.
 */
export const admit = command({
  name: 'identity.admit',
  permission: 'account:admit-students',
  input: z.object({ commandId: z.uuid(), ids: z.array(z.uuid()).min(1).max(AT_ONCE) }),
  once: ({ commandId }) => commandId,
  async handle(scope, { ids }) {
    const rows = await lockRegistrations(scope, ids);
    const rejected = rows.filter(({ state }) => state === 'REJECTED');
    if (rejected.length > 0) return decidedAlready(rejected);
    const waiting = rows.filter(({ state }) => state === 'WAITING');
    const unconfirmed = waiting.filter(({ addressConfirmedAt }) => addressConfirmedAt === null);
    if (unconfirmed.length > 0) return notConfirmed(unconfirmed);
    for (const registration of waiting) {
      const opened = await openAccount(scope, registration);
      if ('refused' in opened) return opened;
    }
    return { ids: rows.map(({ id }) => id) };
  },
});

function notConfirmed(rows: readonly Registration[]) {
  const names = rows.map(({ name }) => name).join(', ');
  return refuse('ADDRESS_NOT_CONFIRMED', `The address is not confirmed yet: ${names}. Leave them out.`, {
    ids: rows.map(({ id }) => id),
  });
}

async function openAccount(scope: CommandScope, registration: Registration) {
  const { tx, now, actor, newId } = scope;
  const { id, email, name, collegeId, language, kind, passwordHash } = registration;
  // How long a student's password is, is not known until they sign in with it.
  const account = {
    id: newId(),
    email,
    name,
    collegeId,
    language,
    passwordHash: passwordHash ?? '',
    passwordIsShort: kind === 'STUDENT',
    createdAt: now,
  };
  const about = <Reason extends Refusal>(reason: Reason): Reason => ({
    ...reason,
    message: `${name}: ${reason.message}`,
  });
  const made = await unlessTaken('users_email', about(EMAIL_TAKEN), () =>
    unlessTaken('users_college_id', about(COLLEGE_ID_TAKEN), () =>
      tx.insert(users).values(account).returning({ id: users.id }),
    ),
  );
  if ('refused' in made) return made;
  if (kind === 'STUDENT') {
    const role = grantWish.parse({ role: 'student', outletId: null, expiresAt: null });
    const given = await giveRole(scope, account.id, role);
    if ('refused' in given) return given;
  }
  await tx
    .update(registrations)
    .set({ state: 'ADMITTED', passwordHash: null, accountId: account.id, decidedAt: now, decidedBy: actor.id })
    .where(eq(registrations.id, id));
  const admitted = { state: 'ADMITTED', accountId: account.id };
  scope.changed({ entity: 'registration', id, before: registration, after: admitted });
  scope.changed({ entity: 'account', id: account.id, before: {}, after: { registrationId: id } });
  await writeMail(scope, admittedLetter, {
    to: { name, email },
    userId: account.id,
    language,
    data: { kind },
    usefulMinutes: LETTER_USEFUL_MINUTES,
  });
  return { id };
}
