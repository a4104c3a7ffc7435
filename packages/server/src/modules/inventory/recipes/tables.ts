import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, quantity } from '../../../platform/db/columns.ts';
import { stockItems } from '../tables.ts';

/**
 * What one variant, one modifier option, or so much of a preparation takes. A version is never changed: the next one begins. One that is
 * planned may be called off until then, once.
 */
export const recipes = pgTable(
  'recipes',
  {
    id: uuid().primaryKey(),
    variantId: uuid(),
    optionId: uuid(),
    // A preparation (rules §3.1): what is made of it in the kitchen and kept.
    stockItemId: uuid().references(() => stockItems.id),
    version: integer().notNull(),
    createdAt: instant().notNull(),
    // In force from then on; null: as soon as it was written.
    validFrom: instant(),
    // Of a preparation: how much the lines make before loss, in thousandths of its base unit.
    makes: quantity(),
    // Basis points of that which are lost while it is made.
    processLoss: integer().notNull().default(0),
    note: text(),
    // A version that was planned and called off before it began.
    cancelledAt: instant(),
    cancelledBy: uuid(),
  },
  (row) => [
    // One of the three is there, and nulls differ: each key speaks of its own kind.
    unique('recipes_variant_version').on(row.variantId, row.version),
    unique('recipes_option_version').on(row.optionId, row.version),
    unique('recipes_prep_version').on(row.stockItemId, row.version),
    check('recipes_of_one_thing', sql`num_nonnulls(${row.variantId}, ${row.optionId}, ${row.stockItemId}) = 1`),
    check(
      'recipes_cancelled_in_time',
      sql`${row.cancelledAt} is null or (${row.validFrom} is not null and ${row.cancelledAt} < ${row.validFrom})`,
    ),
    check('recipes_prep_makes', sql`(${row.stockItemId} is null) = (${row.makes} is null) and ${row.makes} > 0`),
    check(
      'recipes_process_loss',
      sql`${row.processLoss} between 0 and 9999 and (${row.stockItemId} is not null or ${row.processLoss} = 0)`,
    ),
  ],
);

export const recipeLines = pgTable(
  'recipe_lines',
  {
    recipeId: uuid()
      .notNull()
      .references(() => recipes.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    // As issued from stock, yield and wastage counted in; negative in a modifier that leaves something out.
    quantity: quantity().notNull(),
    // What was said: thousandths of the unit, as it is eaten. Null: just what is issued, in the base unit.
    edible: quantity(),
    unit: text(),
    // Basis points of what is issued that are left after trimming; and those of waste that come on top.
    yieldRate: integer().notNull().default(10_000),
    wastageRate: integer().notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.recipeId, row.stockItemId] }),
    index('recipe_lines_item').on(row.stockItemId),
    check('recipe_lines_some', sql`${row.quantity} <> 0`),
    check('recipe_lines_said', sql`(${row.edible} is null) = (${row.unit} is null)`),
    check('recipe_lines_rates', sql`${row.yieldRate} between 1 and 10000 and ${row.wastageRate} between 0 and 10000`),
    check(
      'recipe_lines_as_issued',
      sql`${row.edible} is not null or (${row.yieldRate} = 10000 and ${row.wastageRate} = 0)`,
    ),
  ],
);
