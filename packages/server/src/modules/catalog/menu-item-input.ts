import { z } from 'zod';
import { nameOf } from '../../platform/command/name.ts';
import { ALLERGENS } from './allergens.ts';
import { diet, taxKind } from './tables.ts';

// A lakh of rupees for one dish, in paise: with it no cart that the schema lets through leaves the safe range.
export const PRICE_MAX = 10_000_000;

const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'Up to sixty letters, digits, hyphens and underscores.');
const name = nameOf(80);
const description = z.string().trim().max(500);
/** In English, and in the languages a student may read. */
const named = { name, nameHi: name.nullish(), nameMl: name.nullish() };
const price = z.int().min(0).max(PRICE_MAX);
const allergens = z.array(z.enum(ALLERGENS)).max(ALLERGENS.length);

const variant = z.object({ id: z.uuid(), code, ...named, price });

const option = z.object({
  id: z.uuid(),
  code,
  ...named,
  priceDelta: z.int().min(-PRICE_MAX).max(PRICE_MAX),
  allergens,
});

const modifierGroup = z
  .object({
    id: z.uuid(),
    code,
    ...named,
    min: z.int().min(0).max(50),
    max: z.int().min(1).max(50),
    options: z.array(option).min(1).max(50),
  })
  .refine((group) => group.min <= group.max, { path: ['max'], error: 'At most cannot be less than at least.' })
  .refine((group) => group.min <= group.options.length, {
    path: ['min'],
    error: 'There are fewer options than must be chosen.',
  });

/** A dish as it should be, with everything it is sold as. */
export const menuItemInput = z
  .object({
    id: z.uuid(),
    categoryId: z.uuid(),
    categoryName: name,
    code,
    ...named,
    description,
    descriptionHi: description.nullish(),
    descriptionMl: description.nullish(),
    diet: z.enum(diet.enumValues),
    allergens,
    kcal: z.int().min(0).max(10_000),
    spice: z.int().min(0).max(3),
    taxKind: z.enum(taxKind.enumValues),
    taxCode: z.string().regex(/^\d{4,8}$/, 'Four to eight digits: a SAC for prepared food, an HSN for goods.'),
    mrp: price.nullish(),
    stationCode: z.string().min(1).max(16).nullish(),
    prepSeconds: z.int().min(0).max(86_400),
    picture: z.record(z.string(), z.unknown()),
    outletIds: z.array(z.uuid()).max(200),
    variants: z.array(variant).min(1).max(20),
    modifierGroups: z.array(modifierGroup).max(20),
    daypartIds: z.array(z.uuid()).max(24),
  })
  .refine((item) => item.taxKind === 'PREPARED' || item.mrp != null, {
    path: ['mrp'],
    error: 'Packaged goods need the retail price printed on them.',
  })
  .refine((item) => distinct(item.variants.flatMap(({ id, code }) => [id, code])), {
    path: ['variants'],
    error: 'Two variants have the same id or code.',
  })
  .refine((item) => distinct(item.modifierGroups.flatMap(({ id, code }) => [id, code])), {
    path: ['modifierGroups'],
    error: 'Two groups have the same id or code.',
  })
  .refine((item) => distinct(item.modifierGroups.flatMap((group) => group.options.map(({ id }) => id))), {
    path: ['modifierGroups'],
    error: 'Two options have the same id.',
  })
  .refine((item) => item.modifierGroups.every((group) => distinct(group.options.map(({ code }) => code))), {
    path: ['modifierGroups'],
    error: 'Two options of a group have the same code.',
  });

export type MenuItemInput = z.output<typeof menuItemInput>;

/** The same as a change of what one saw. */
export const menuItemChange = menuItemInput.and(
  z.object({
    // The version that was changed; 0 makes the dish.
    version: z.int().min(0).default(0),
  }),
);

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
