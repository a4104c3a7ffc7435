import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, minuteOfDay, money } from '../../platform/db/columns.ts';

export const diet = pgEnum('diet', ['VEG', 'EGG', 'NON_VEG', 'VEGAN']);
export const taxKind = pgEnum('tax_kind', ['PREPARED', 'GOODS']);

/** Names or descriptions by language tag; English is always there. */
export type Words = { readonly en: string; readonly hi?: string; readonly ml?: string };

export const categories = pgTable(
  'categories',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    names: jsonb().$type<Words>().notNull(),
    position: integer().notNull(),
  },
  (row) => [unique('categories_code').on(row.code)],
);

export const items = pgTable(
  'items',
  {
    id: uuid().primaryKey(),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    code: text().notNull(),
    names: jsonb().$type<Words>().notNull(),
    descriptions: jsonb().$type<Words>().notNull(),
    diet: diet().notNull(),
    allergens: text().array().notNull(),
    kcal: integer().notNull(),
    // 0 (none) to 3.
    spice: integer().notNull(),
    taxKind: taxKind().notNull(),
    // SAC for prepared food, HSN for packaged goods.
    taxCode: text().notNull(),
    // Maximum retail price, tax included; packaged goods only.
    mrp: money(),
    // The station that cooks it; null for what is only handed over.
    stationCode: text(),
    prepSeconds: integer().notNull(),
    // What the picture composer draws.
    picture: jsonb().$type<Record<string, unknown>>().notNull(),
    position: integer().notNull(),
    archivedAt: instant(),
    // Rises with every change, also of the choices it shares with other dishes.
    version: integer().notNull().default(1),
  },
  (row) => [
    unique('items_code').on(row.code),
    check('items_spice', sql`${row.spice} between 0 and 3`),
    check('items_prep', sql`${row.prepSeconds} >= 0`),
    check('items_goods_have_mrp', sql`${row.taxKind} = 'PREPARED' or ${row.mrp} is not null`),
  ],
);

export const itemVariants = pgTable(
  'item_variants',
  {
    id: uuid().primaryKey(),
    itemId: uuid()
      .notNull()
      .references(() => items.id),
    code: text().notNull(),
    names: jsonb().$type<Words>().notNull(),
    price: money().notNull(),
    position: integer().notNull(),
    archivedAt: instant(),
  },
  (row) => [
    unique('item_variants_code').on(row.itemId, row.code),
    check('item_variants_price', sql`${row.price} >= 0`),
  ],
);

export const modifierGroups = pgTable(
  'modifier_groups',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    names: jsonb().$type<Words>().notNull(),
    min: integer().notNull(),
    max: integer().notNull(),
  },
  (row) => [
    unique('modifier_groups_code').on(row.code),
    check('modifier_groups_span', sql`${row.min} >= 0 and ${row.max} >= 1 and ${row.min} <= ${row.max}`),
  ],
);

export const modifierOptions = pgTable(
  'modifier_options',
  {
    id: uuid().primaryKey(),
    groupId: uuid()
      .notNull()
      .references(() => modifierGroups.id),
    code: text().notNull(),
    names: jsonb().$type<Words>().notNull(),
    // Added to the unit price; may be negative.
    priceDelta: money().notNull(),
    allergens: text().array().notNull(),
    position: integer().notNull(),
  },
  (row) => [unique('modifier_options_code').on(row.groupId, row.code)],
);

export const itemModifierGroups = pgTable(
  'item_modifier_groups',
  {
    itemId: uuid()
      .notNull()
      .references(() => items.id),
    groupId: uuid()
      .notNull()
      .references(() => modifierGroups.id),
    position: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.itemId, row.groupId] })],
);

export const dayparts = pgTable(
  'dayparts',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    startsAt: minuteOfDay().notNull(),
    endsAt: minuteOfDay().notNull(),
  },
  (row) => [unique('dayparts_code').on(row.code), check('dayparts_span', sql`${row.startsAt} < ${row.endsAt}`)],
);

/** An item without a row here is offered all day. */
export const itemDayparts = pgTable(
  'item_dayparts',
  {
    itemId: uuid()
      .notNull()
      .references(() => items.id),
    daypartId: uuid()
      .notNull()
      .references(() => dayparts.id),
  },
  (row) => [primaryKey({ columns: [row.itemId, row.daypartId] })],
);

/** An item is on an outlet's menu when it has a row here. */
export const outletItems = pgTable(
  'outlet_items',
  {
    outletId: uuid().notNull(),
    itemId: uuid()
      .notNull()
      .references(() => items.id),
    soldOut: boolean().notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.outletId, row.itemId] })],
);

/**
 * What a variant or an option brings in by what it is made of, as those who know its recipe told last: everywhere (no outlet), or where
 * that is more in one outlet. It comes on top of what somebody typed.
 */
export const menuAllergens = pgTable(
  'menu_allergens',
  { outletId: uuid(), subjectId: uuid().notNull(), allergens: text().array().notNull() },
  (row) => [
    unique('menu_allergens_once').on(row.outletId, row.subjectId).nullsNotDistinct(),
    check('menu_allergens_some', sql`cardinality(${row.allergens}) > 0`),
  ],
);

/** Raised in the transaction of every change to an outlet's menu, so that a menu in memory knows it is old. */
export const menuVersions = pgTable('menu_versions', {
  outletId: uuid().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
});
