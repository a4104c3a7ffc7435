import { and, desc, eq, getTableColumns, inArray, isNull, or } from 'drizzle-orm';
import { accessChanged } from '../../events/identity.ts';
import type { Reader } from '../../platform/db/database.ts';
import type { Person, PersonalRecords } from '../../platform/personal/personal-records.ts';
import { lockAccount } from './accounts/account-to-manage.ts';
import { lastAdministrator } from './accounts/administrators.ts';
import { isDemoAddress } from './accounts/demo-accounts.ts';
import { DEMO_ACCOUNT } from './accounts/email.ts';
import { userRoles, users } from './accounts/tables.ts';
import { collegeAttempts, collegeIdentities, collegeMappings } from './college/tables.ts';
import { recoveryCodes, totpFactors } from './factors/tables.ts';
import { guessBudgets, knownDevices } from './guards/tables.ts';
import { withdrawManagingKeys } from './keys/made-by.ts';
import { apiKeySecrets, apiKeys } from './keys/tables.ts';
import { accountLinks, newPasswordRequests } from './links/tables.ts';
import { passkeyChallenges, passkeys } from './passkeys/tables.ts';
import { hashPassword } from './passwords/password.ts';
import { registrations } from './registration/tables.ts';
import { roles as ownRoles } from './roles/tables.ts';
import { sessions, signInChallenges } from './sessions/tables.ts';
import { tillPins, tillTurns } from './till/tables.ts';

/** Somebody by their account; null without one. */
export async function personOf(reader: Reader, userId: string): Promise<Person | null> {
  const [person] = await reader
    .select({ id: users.id, email: users.email, name: users.name, createdAt: users.createdAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!person) return null;
  const { id } = registrations;
  const became = await reader.select({ id }).from(registrations).where(eq(registrations.accountId, userId));
  return { ...person, registrationIds: became.map((registration) => registration.id) };
}

/** What an erased account is called from then on. */
const ERASED_NAME = 'Erased person';

const account: PersonalRecords = {
  name: 'account',
  columns: ['users.id', 'users.email', 'users.name', 'users.college_id'],
  async read(reader, { id }) {
    const rows = await reader.select().from(users).where(eq(users.id, id));
    return rows.map(({ passwordHash: _, ...row }) => row);
  },
  async hindrance(scope, { id, email }) {
    if (isDemoAddress(email)) return DEMO_ACCOUNT;
    const last = await lastAdministrator(scope.tx, { userId: id });
    await lockAccount(scope, id);
    return last;
  },
  async erase({ tx, now, newId }, { id }) {
    await tx
      .update(users)
      .set({
        ...{ name: ERASED_NAME, email: `erased-${id}@erased.invalid`, passwordIsDue: false },
        ...{ collegeId: null, language: 'en', largeText: false, highContrast: false, reduceMotion: false },
        // Of a password that nobody knows.
        passwordHash: await hashPassword(`${newId()}${newId()}`),
        ...{ disabledAt: now, disabledReason: 'Erased as the person wished', erasedAt: now },
      })
      .where(eq(users.id, id));
  },
};

const college: PersonalRecords = {
  name: 'collegeAccount',
  columns: ['college_identities.user_id', 'college_identities.subject', 'college_attempts.links_user_id'],
  async read(reader, { id }) {
    return reader.select().from(collegeIdentities).where(eq(collegeIdentities.userId, id));
  },
  async erase({ tx }, { id }) {
    await tx.delete(collegeAttempts).where(eq(collegeAttempts.linksUserId, id));
    await tx.delete(collegeIdentities).where(eq(collegeIdentities.userId, id));
  },
};

const mappings: PersonalRecords = {
  name: 'collegeMappings',
  columns: ['college_mappings.made_by'],
  read: (reader, { id }) => reader.select().from(collegeMappings).where(eq(collegeMappings.madeBy, id)),
  kept: 'What groups of the college lend is the canteen’s; it names whoever said so by the account’s id only.',
};

const roles: PersonalRecords = {
  name: 'roles',
  columns: ['user_roles.user_id'],
  async read(reader, { id }) {
    const rows = await reader
      .select({ ...getTableColumns(userRoles), ownName: ownRoles.name })
      .from(userRoles)
      .leftJoin(ownRoles, eq(ownRoles.code, userRoles.ownRole))
      .where(eq(userRoles.userId, id))
      .orderBy(desc(userRoles.grantedAt));
    return rows.map(({ ownRole: _, ownName, role, ...row }) => ({ ...row, role: ownName ?? role }));
  },
  async erase({ tx, now }, { id }) {
    await tx
      .update(userRoles)
      .set({ withdrawnAt: now, withdrawnBy: id })
      .where(and(eq(userRoles.userId, id), isNull(userRoles.withdrawnAt)));
  },
};

const signedIn: PersonalRecords = {
  name: 'sessions',
  columns: [
    ...['sessions.user_id', 'sessions.ended_by', 'sign_in_challenges.user_id'],
    ...['known_devices.user_id', 'guess_budgets.user_id'],
  ],
  async read(reader, { id }) {
    const mine = await reader.select().from(sessions).where(eq(sessions.userId, id)).orderBy(desc(sessions.createdAt));
    const devices = await reader.select().from(knownDevices).where(eq(knownDevices.userId, id));
    const guesses = await reader.select().from(guessBudgets).where(eq(guessBudgets.userId, id));
    return [
      ...mine.map(({ tokenDigest: _, installationDigest: __, ...row }) => ({ what: 'session', ...row })),
      ...devices.map(({ createdAt, lastSeenAt }) => ({ what: 'known device', createdAt, lastSeenAt })),
      ...guesses.map(({ key: _, ...row }) => ({ what: 'wrong passwords and codes', ...row })),
    ];
  },
  async erase({ tx, emit }, { id }) {
    for (const table of [signInChallenges, knownDevices, guessBudgets, sessions])
      await tx.delete(table).where(eq(table.userId, id));
    // Their open streams fall silent.
    emit(accessChanged, { actorId: id });
  },
};

const factors: PersonalRecords = {
  name: 'secondFactor',
  columns: ['totp_factors.user_id', 'recovery_codes.user_id', 'passkeys.user_id', 'passkey_challenges.user_id'],
  async read(reader, { id }) {
    const apps = await reader.select().from(totpFactors).where(eq(totpFactors.userId, id));
    const codes = await reader.select().from(recoveryCodes).where(eq(recoveryCodes.userId, id));
    const keys = await reader.select().from(passkeys).where(eq(passkeys.userId, id));
    return [
      ...keys.map(({ name, createdAt, lastUsedAt, isBackedUp }) => ({
        ...{ what: 'passkey', name, createdAt, lastUsedAt, isBackedUp },
      })),
      ...apps.map(({ createdAt, confirmedAt }) => ({ what: 'authenticator app', createdAt, confirmedAt })),
      ...codes.map(({ createdAt, usedAt }) => ({ what: 'recovery code', createdAt, usedAt })),
    ];
  },
  async erase({ tx }, { id }) {
    for (const table of [totpFactors, recoveryCodes, passkeys, passkeyChallenges])
      await tx.delete(table).where(eq(table.userId, id));
  },
};

const keys: PersonalRecords = {
  name: 'apiKeys',
  columns: ['api_keys.created_by', 'api_keys.revoked_by', 'api_key_secrets.created_by'],
  async read(reader, { id }) {
    const rows = await reader.select().from(apiKeys).where(eq(apiKeys.createdBy, id));
    const secrets = await reader.select().from(apiKeySecrets).where(eq(apiKeySecrets.createdBy, id));
    return [
      ...rows.map((row) => ({ what: 'API key', ...row })),
      ...secrets.map(({ tokenDigest: _, ...row }) => ({ what: 'secret of an API key', ...row })),
    ];
  },
  // By one that manages accounts the person could let themselves in again.
  erase: (scope, { id }) => withdrawManagingKeys(scope, id),
  kept: 'Keys are the canteen’s, not the person’s, but for those that manage accounts, which are withdrawn; they name whoever made them by the account’s id only.',
};

const tills: PersonalRecords = {
  name: 'tills',
  columns: ['till_pins.user_id', 'till_turns.user_id'],
  async read(reader, { id }) {
    const pins = await reader.select().from(tillPins).where(eq(tillPins.userId, id));
    const turns = await reader
      .select()
      .from(tillTurns)
      .where(eq(tillTurns.userId, id))
      .orderBy(desc(tillTurns.startedAt));
    return [
      ...pins.map(({ setAt }) => ({ what: 'PIN', setAt })),
      ...turns.map(({ userId: _, ...row }) => ({ what: 'turn at a till', ...row })),
    ];
  },
  async erase({ tx }, { id }) {
    for (const table of [tillPins, tillTurns]) await tx.delete(table).where(eq(table.userId, id));
  },
};

/** Registrations of an address, whoever made them: the address is the person's. */
const registered: PersonalRecords = {
  name: 'registrations',
  columns: [
    ...['registrations.email', 'registrations.name', 'registrations.college_id', 'registrations.account_id'],
    ...['account_links.user_id', 'new_password_requests.email'],
  ],
  async read(reader, person) {
    const rows = await reader.select().from(registrations).where(registeredAs(person));
    const links = await reader.select().from(accountLinks).where(eq(accountLinks.userId, person.id));
    const asked = await reader.select().from(newPasswordRequests).where(eq(newPasswordRequests.email, person.email));
    return [
      ...rows.map(({ passwordHash: _, ...row }) => ({ what: 'registration', ...row })),
      ...links.map(({ purpose, createdAt, spentAt }) => ({ what: 'link in a letter', purpose, createdAt, spentAt })),
      ...asked.map(({ askedAt }) => ({ what: 'asked for a new password', askedAt })),
    ];
  },
  async erase({ tx }, person) {
    const theirs = tx.select({ id: registrations.id }).from(registrations).where(registeredAs(person));
    await tx
      .delete(accountLinks)
      .where(or(eq(accountLinks.userId, person.id), inArray(accountLinks.registrationId, theirs)));
    await tx.delete(registrations).where(registeredAs(person));
    await tx.delete(newPasswordRequests).where(eq(newPasswordRequests.email, person.email));
  },
};

function registeredAs({ id, email }: Person) {
  return or(eq(registrations.accountId, id), eq(registrations.email, email));
}

/** What identity keeps about people. */
export const identityRecords: readonly PersonalRecords[] = [
  account,
  college,
  mappings,
  registered,
  roles,
  signedIn,
  factors,
  keys,
  tills,
];
