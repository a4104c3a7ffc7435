import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, minuteOfDay } from '../../platform/db/columns.ts';

export const taxProfile = pgEnum('tax_profile', [
  'REGULAR_5',
  'SPECIFIED_18',
  'EXEMPT_EDU',
  'COMPOSITION',
  'UNREGISTERED',
]);
export const deviceKind = pgEnum('device_kind', ['KIOSK', 'KITCHEN', 'BOARD', 'COUNTER']);

/** The one legal entity of an installation. */
export const organisations = pgTable('organisations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  legalName: text().notNull(),
  // ISO 4217; one per installation.
  currency: text().notNull(),
  // IANA zone; business and tax dates are computed in it.
  zone: text().notNull(),
  taxProfile: taxProfile().notNull(),
  gstin: text(),
  stateCode: text().notNull(),
  fssaiLicence: text(),
  pricesIncludeTax: boolean().notNull(),
  roundsCash: boolean().notNull(),
  // True while the demo canteen is loaded: demo accounts and one-click pairing work only then.
  demo: boolean().notNull().default(false),
});

export const outlets = pgTable(
  'outlets',
  {
    id: uuid().primaryKey(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    // Short and upper case: the first part of invoice series.
    code: text().notNull(),
    name: text().notNull(),
    opensAt: minuteOfDay().notNull(),
    closesAt: minuteOfDay().notNull(),
    // The hour at which a new business day begins.
    dayCutHour: integer().notNull(),
    tokenPrefix: text().notNull(),
    // Its own tax registration, when it has one; else the organisation's.
    gstin: text(),
    // Where it is, as its documents say (CGST Rules, rule 46); on several lines.
    address: text(),
    // Whether a meal may be cooked before it is paid at the counter.
    cooksBeforePay: boolean().notNull().default(false),
    // The switch in the manager's hand, on top of the hours.
    takesOrders: boolean().notNull().default(true),
  },
  (row) => [
    unique('outlets_code').on(row.organisationId, row.code),
    check('outlets_code_form', sql`${row.code} ~ '^[A-Z][A-Z0-9]{1,3}$'`),
    // It would be the invoice series of another outlet's device.
    check('outlets_code_no_device', sql`${row.code} !~ '^[A-Z][A-Z0-9]+[KC][0-9]+$'`),
    check('outlets_hours', sql`${row.opensAt} >= 0 and ${row.closesAt} <= 1440 and ${row.opensAt} < ${row.closesAt}`),
    check('outlets_day_cut', sql`${row.dayCutHour} between 0 and 12`),
    check('outlets_token_prefix', sql`${row.tokenPrefix} ~ '^[A-Z]{1,2}$'`),
  ],
);

/** Under which registration an outlet stood before and after a change, from which day on. An outlet without any always had its present one. Append-only. */
export const registrationChanges = pgTable(
  'registration_changes',
  {
    id: uuid().primaryKey(),
    outletId: uuid()
      .notNull()
      .references(() => outlets.id),
    // The calendar day it was changed on, in the organisation's zone: that day is the new one's already.
    day: date({ mode: 'string' }).notNull(),
    // Null where it was, or became, of no registration.
    before: text(),
    after: text(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (row) => [
    index('registration_changes_outlet').on(row.outletId, row.at),
    check('registration_changes_something', sql`${row.before} is distinct from ${row.after}`),
  ],
);

export const stations = pgTable(
  'stations',
  {
    id: uuid().primaryKey(),
    outletId: uuid()
      .notNull()
      .references(() => outlets.id),
    // Items name their station by this code, in whichever outlet they are cooked.
    code: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
  },
  (row) => [unique('stations_code').on(row.outletId, row.code)],
);

export const devices = pgTable(
  'devices',
  {
    id: uuid().primaryKey(),
    outletId: uuid()
      .notNull()
      .references(() => outlets.id),
    kind: deviceKind().notNull(),
    name: text().notNull(),
    // Counts per outlet; the device's part of its invoice series (`K1`).
    number: integer().notNull(),
    pairedAt: instant().notNull(),
    lastSeenAt: instant(),
    revokedAt: instant(),
  },
  (row) => [unique('devices_number').on(row.outletId, row.kind, row.number), index('devices_outlet').on(row.outletId)],
);
