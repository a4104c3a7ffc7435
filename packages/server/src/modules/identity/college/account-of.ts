import { isRefusal } from '@college-kiosk/kernel';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { randomToken } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Account } from '../accounts/account-to-manage.ts';
import { giveRole, grantsOf, grantWish, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { factorsOf, isOn } from '../factors/factor-of.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { hashPassword } from '../passwords/password.ts';
import { registrations } from '../registration/tables.ts';
import { NOT_ADMITTED_YET, waitingAt } from '../registration/waiting.ts';
import type { CollegePerson } from './college-person.ts';
import { ACCOUNT_CLOSED, LINK_NEEDED, PERSON_UNKNOWN } from './refusals.ts';
import type { CollegeSettings } from './settings.ts';
import { collegeIdentities } from './tables.ts';

/** Somebody with an address that the college has verified and the settings let in. */
type Known = CollegePerson & { readonly email: string; readonly domain: string };

/** Who a college account is here; null for one that was never here. Those who come with it at one moment wait for each other. */
export async function holdIdentity(tx: Tx, { issuer, subject }: Pick<CollegePerson, 'issuer' | 'subject'>) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`college:${issuer}\n${subject}`}, 0))`);
  const mine = and(eq(collegeIdentities.issuer, issuer), eq(collegeIdentities.subject, subject));
  const [identity] = await tx.select().from(collegeIdentities).where(mine);
  return identity ?? null;
}

/**
 * Whose account it is. Issuer and subject decide, never the address, with one exception: a student's account whose address was confirmed by a
 * letter of ours, without a second factor, and that no other college account was ever linked with (decision 35). Everybody else
 * who has an account signs in to it first and links it there. Who has none is refused, registered or admitted, as the settings say.
 */
export async function accountOf(scope: CommandScope, settings: CollegeSettings, person: Known) {
  const { tx, now } = scope;
  const identity = await holdIdentity(tx, person);
  const known = identity && (await meantBy(tx, identity));
  if (identity && known) {
    if (isRefusal(known)) return known;
    const seen = { userId: known.userId, registrationId: null, domain: person.domain, lastUsedAt: now };
    await tx.update(collegeIdentities).set(seen).where(eq(collegeIdentities.id, identity.id));
    return known;
  }
  if (identity) await letGo(tx, identity.id);
  const [account] = await tx.select().from(users).where(eq(users.email, person.email)).for('update');
  if (account) return linkByAddress(scope, account, person);
  if (await waitingAt(tx, person.email)) return NOT_ADMITTED_YET;
  if (settings.unknownPerson === 'REFUSE') return PERSON_UNKNOWN;
  return settings.unknownPerson === 'REGISTER' ? registerPerson(scope, person) : admitStudent(scope, person);
}

type Identity = typeof collegeIdentities.$inferSelect;

/**
 * Whose an identity is: an account's, or a registration's that became one or waits. Null for that of a registration that was rejected, or whose address
 * has an account by now, which somebody made by hand: it binds the person no longer, or they would be kept out for ever.
 */
async function meantBy(tx: Tx, { userId, registrationId }: Identity) {
  if (userId !== null) return { userId };
  const [registration] = await tx
    .select()
    .from(registrations)
    .where(eq(registrations.id, registrationId ?? ''));
  if (registration?.accountId) return { userId: registration.accountId };
  if (registration?.state !== 'WAITING') return null;
  const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.email, registration.email));
  return account ? null : NOT_ADMITTED_YET;
}

/** Lets a college account that belongs to no account here be anybody's again. */
export async function letGo(tx: Tx, identityId: string): Promise<void> {
  await tx.delete(collegeIdentities).where(and(eq(collegeIdentities.id, identityId), isNull(collegeIdentities.userId)));
}

async function linkByAddress(scope: CommandScope, account: Account, person: Known) {
  const { tx, now } = scope;
  if (account.disabledAt !== null) return ACCOUNT_CLOSED;
  const isSafe =
    isOnlyStudent(await grantsOf(tx, account.id, now)) &&
    !isOn(await factorsOf(tx, account.id)) &&
    (await hasConfirmedAddress(tx, account)) &&
    !(await isLinked(tx, account.id));
  if (!isSafe) return LINK_NEEDED;
  await keepIdentity(scope, person, { userId: account.id });
  scope.changed({ entity: 'account', id: account.id, before: {}, after: { collegeAccount: person.issuer } });
  await tellOfChange(scope, account.id, { what: 'COLLEGE_LINKED' });
  return { userId: account.id };
}

/** Whether the person followed a link in a letter to the address that the account still has; one that somebody else typed may be anybody's. */
async function hasConfirmedAddress(tx: Tx, { id, email }: Account): Promise<boolean> {
  const mine = and(eq(registrations.accountId, id), eq(registrations.email, email));
  const [became] = await tx.select({ at: registrations.addressConfirmedAt }).from(registrations).where(mine);
  return (became?.at ?? null) !== null;
}

/** An address that comes with another subject than before belongs to another person now: colleges give addresses again. */
async function isLinked(tx: Tx, userId: string): Promise<boolean> {
  const mine = eq(collegeIdentities.userId, userId);
  return (await tx.select({ id: collegeIdentities.id }).from(collegeIdentities).where(mine).limit(1)).length > 0;
}

async function keepIdentity(
  { tx, now, newId }: CommandScope,
  { issuer, subject, domain }: Known,
  whose: { readonly userId: string } | { readonly registrationId: string },
): Promise<void> {
  await tx
    .insert(collegeIdentities)
    .values({ id: newId(), issuer, subject, domain, linkedAt: now, lastUsedAt: now, ...whose });
}

/** A registration whose address the college has confirmed: somebody at the canteen decides on it. */
async function registerPerson(scope: CommandScope, person: Known) {
  const { tx, now, newId } = scope;
  const id = newId();
  const { email } = person;
  const made = await unlessTaken('registrations_confirmed', NOT_ADMITTED_YET, async () =>
    tx
      .insert(registrations)
      .values({
        ...{ id, email, name: person.name ?? email, passwordHash: await unknownPassword(), kind: 'STUDENT' },
        ...{ language: 'en', state: 'WAITING', registeredAt: now, addressConfirmedAt: now },
      })
      .returning({ id: registrations.id }),
  );
  if ('refused' in made) return made;
  await keepIdentity(scope, person, { registrationId: id });
  scope.changed({ entity: 'registration', id, before: {}, after: { state: 'WAITING', collegeAccount: person.issuer } });
  return { registrationId: id };
}

async function admitStudent(scope: CommandScope, person: Known) {
  const { tx, now, newId } = scope;
  const id = newId();
  const { email } = person;
  const row = { id, email, name: person.name ?? email, passwordHash: await unknownPassword(), createdAt: now };
  // Somebody else came with this address at the same moment.
  const made = await unlessTaken('users_email', LINK_NEEDED, () => tx.insert(users).values(row).returning());
  if ('refused' in made) return made;
  const given = await giveRole(scope, id, grantWish.parse({ role: 'student', outletId: null, expiresAt: null }));
  if ('refused' in given) return given;
  await keepIdentity(scope, person, { userId: id });
  scope.changed({ entity: 'account', id, before: {}, after: { collegeAccount: person.issuer, role: 'student' } });
  return { userId: id };
}

/** The hash of a password that nobody knows: whoever wants one chooses it by a letter. */
function unknownPassword(): Promise<string> {
  return hashPassword(randomToken());
}
