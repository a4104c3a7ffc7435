import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';
import { registrations } from '../registration/tables.ts';

/** What becomes of somebody whom the college knows and the canteen does not. */
export const UNKNOWN_PERSON = ['REFUSE', 'REGISTER', 'ADMIT_STUDENT'] as const;

/** The apps that somebody can come from, and is led back to. */
export const COLLEGE_APPS = ['STAFF', 'STUDENT'] as const;
export type CollegeApp = (typeof COLLEGE_APPS)[number];

const names = () => jsonb().$type<string[]>().notNull().default(sql`'[]'::jsonb`);

export const DEFAULT_COLLEGE = {
  isOn: false,
  domains: [] as string[],
  groupsClaim: 'groups',
  unknownPerson: 'REFUSE' as (typeof UNKNOWN_PERSON)[number],
  trustsFactor: false,
  factorAcrs: [] as string[],
};

/** Whether and how the college signs people in: one row, or none where nobody has changed anything. */
export const collegeSettings = pgTable(
  'college_settings',
  {
    one: boolean().primaryKey().default(true),
    isOn: boolean().notNull().default(DEFAULT_COLLEGE.isOn),
    // Of addresses that are let in: lower case, without the at sign.
    domains: names(),
    // The claim in which the provider says to which groups somebody belongs.
    groupsClaim: text().notNull().default(DEFAULT_COLLEGE.groupsClaim),
    unknownPerson: text({ enum: UNKNOWN_PERSON }).notNull().default(DEFAULT_COLLEGE.unknownPerson),
    // Whether a second factor that the provider asked for spares ours.
    trustsFactor: boolean().notNull().default(DEFAULT_COLLEGE.trustsFactor),
    // Values of `acr` that say so, besides `mfa` in `amr` (RFC 8176).
    factorAcrs: names(),
  },
  (row) => [
    check('college_settings_one', sql`${row.one}`),
    check('college_settings_unknown', sql`${row.unknownPerson} in ('REFUSE', 'REGISTER', 'ADMIT_STUDENT')`),
    check(
      'college_settings_lists',
      sql`jsonb_typeof(${row.domains}) = 'array' and jsonb_typeof(${row.factorAcrs}) = 'array'`,
    ),
    // Without a domain everybody of every college would be let in.
    check('college_settings_domains', sql`not ${row.isOn} or jsonb_array_length(${row.domains}) > 0`),
  ],
);

/** Which group of the college lends which role, everywhere or in one outlet. One that was removed stays: grants name it. */
export const collegeMappings = pgTable(
  'college_mappings',
  {
    id: uuid().primaryKey(),
    groupName: text().notNull(),
    role: text().notNull(),
    outletId: uuid(),
    // A person: it lends no more than they hold.
    madeBy: uuid()
      .notNull()
      .references(() => users.id),
    madeAt: instant().notNull(),
    removedAt: instant(),
  },
  (row) => [
    uniqueIndex('college_mappings_once')
      .on(row.groupName, row.role, sql`coalesce(${row.outletId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${row.removedAt} is null`),
    check('college_mappings_role', sql`${row.role} not in ('owner', 'administrator')`),
  ],
);

/** Who somebody of the college is here: an account or, until it is decided on, a registration. */
export const collegeIdentities = pgTable(
  'college_identities',
  {
    id: uuid().primaryKey(),
    issuer: text().notNull(),
    // What the provider calls the person: for good, and never another person (OpenID Connect Core §5.7).
    subject: text().notNull(),
    userId: uuid().references(() => users.id),
    registrationId: uuid().references(() => registrations.id, { onDelete: 'cascade' }),
    // Of the address that the college last vouched for; null where nobody has come since it is noted.
    domain: text(),
    linkedAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (row) => [
    unique('college_identities_subject').on(row.issuer, row.subject),
    uniqueIndex('college_identities_user').on(row.userId, row.issuer),
    index('college_identities_registration').on(row.registrationId),
    check('college_identities_whose', sql`num_nonnulls(${row.userId}, ${row.registrationId}) = 1`),
  ],
);

/** Somebody who was sent to the college and has not come back. Nonce and code verifier are not kept: they are made of what the browser holds. */
export const collegeAttempts = pgTable(
  'college_attempts',
  {
    id: uuid().primaryKey(),
    stateDigest: text().notNull(),
    browserDigest: text().notNull(),
    app: text({ enum: COLLEGE_APPS }).notNull(),
    // A path of the app.
    returnTo: text().notNull(),
    // The person wants their oldest session to end where one more is too many.
    endOldest: boolean().notNull().default(false),
    // Whoever links their account, or confirms that it is them, in the session in which they asked; null to sign in.
    linksUserId: uuid().references(() => users.id),
    linksSessionId: uuid(),
    confirms: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (row) => [
    unique('college_attempts_state').on(row.stateDigest),
    index('college_attempts_expiry').on(row.expiresAt),
    check('college_attempts_app', sql`${row.app} in ('STAFF', 'STUDENT')`),
    check('college_attempts_links', sql`(${row.linksUserId} is null) = (${row.linksSessionId} is null)`),
    check('college_attempts_confirms', sql`not ${row.confirms} or ${row.linksUserId} is not null`),
  ],
);

export type CollegeAttempt = typeof collegeAttempts.$inferSelect;
