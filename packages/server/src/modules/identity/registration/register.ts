import { AppError, refuse } from '@college-kiosk/kernel';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { registered } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { MAIL_LANGUAGES } from '../../mail/index.ts';
import { COLLEGE_ID_TAKEN, collegeIdText } from '../accounts/college-id.ts';
import { accountEmail, accountName } from '../accounts/email.ts';
import { users } from '../accounts/tables.ts';
import { withLetterAllowance } from '../guards/letter-allowance.ts';
import { hashPassword, passwordText } from '../passwords/password.ts';
import { tooWeak } from '../passwords/too-weak.ts';
import { registrationSettingsNow } from './settings.ts';
import { REGISTRATION_KINDS, registrations } from './tables.ts';

const CLOSED = refuse('REGISTRATION_CLOSED', 'Nobody can register here at present. Ask at the canteen office.');

const enlist = command({
  name: 'identity.register',
  permission: 'public',
  input: z.object({
    id: z.uuid(),
    email: accountEmail,
    name: accountName,
    password: passwordText,
    collegeId: collegeIdText,
    kind: z.enum(REGISTRATION_KINDS),
    language: z.enum(MAIL_LANGUAGES),
  }),
  mask: ['password'],
  about: ({ id }) => ({ entity: 'registration', id }),
  async handle(scope, { password, ...wish }) {
    const { tx, now, emit } = scope;
    const { id, email, name, kind, collegeId } = wish;
    const settings = await registrationSettingsNow(tx);
    if (!(kind === 'STUDENT' ? settings.studentsMayRegister : settings.staffMayRegister)) return CLOSED;
    const weak = await tooWeak(scope, password, { name, email, isStudent: kind === 'STUDENT' });
    if (weak) return weak;
    if (await isTaken(tx, collegeId, id)) return COLLEGE_ID_TAKEN;

    const state = (await isKnown(tx, email)) ? 'KNOWN' : 'WAITING';
    const passwordHash = await hashPassword(password);
    const made = await tx
      .insert(registrations)
      .values({ ...wish, passwordHash, state, registeredAt: now })
      .onConflictDoNothing({ target: registrations.id })
      .returning({ id: registrations.id });
    if (made.length > 0) {
      emit(registered, { registrationId: id });
      return { email };
    }
    const [before] = await tx.select().from(registrations).where(eq(registrations.id, id));
    const same = before?.email === email && before.name === name && before.kind === kind;
    // The password is not compared: whoever knows id, name and address could try passwords here, unbounded.
    if (same) return { email };
    throw new AppError('CONFLICT', 'This id was used before for something else. Make a new id for a new request.');
  },
});

/**
 * Asks for an account: a letter follows, by which the address is confirmed, and then somebody decides. An address that is
 * known already gets the same answer, after the same statements, and its letter says so. The same id with the same person
 * answers as before, and the first password stays; it is not remembered as other commands are, since the digest of what was said
 * would be a quick way to try passwords. Refuses REGISTRATION_CLOSED, PASSWORD_TOO_WEAK, COLLEGE_ID_TAKEN. Throws CONFLICT for an id of another
 * registration, and RATE_LIMITED (`guards/letter-allowance.ts`).
 */
export const register = withLetterAllowance(enlist);

/** Whether the address has an account, or a registration that has shown that it is theirs. */
async function isKnown(tx: Tx, email: string): Promise<boolean> {
  const [row] = await tx.execute<{
    known: boolean;
  }>(sql`select exists (select from ${users} where ${users.email} = ${email})
    or exists (select from ${registrations} where ${confirmedAt(email)}) as known`);
  return row?.known ?? false;
}

function confirmedAt(email: string) {
  return and(
    eq(registrations.email, email),
    eq(registrations.state, 'WAITING'),
    isNotNull(registrations.addressConfirmedAt),
  );
}

/**
 * Whether somebody else has this college id: an account, or a registration with a confirmed address. It says so early; what
 * decides is the unique key of the accounts, when one is admitted.
 */
async function isTaken(tx: Tx, collegeId: string | null, id: string): Promise<boolean> {
  if (collegeId === null) return false;
  const [row] = await tx.execute<{ taken: boolean }>(sql`select exists (
      select from ${users} where lower(${users.collegeId}) = lower(${collegeId})
        and ${users.id} not in (select account_id from registrations where id = ${id} and account_id is not null)
    ) or exists (
      select from ${registrations} where lower(${registrations.collegeId}) = lower(${collegeId}) and ${registrations.id} <> ${id}
        and ${registrations.state} = 'WAITING' and ${registrations.addressConfirmedAt} is not null
    ) as taken`);
  return row?.taken ?? false;
}
