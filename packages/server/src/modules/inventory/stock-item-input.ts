import { conversionFactor } from '@college-kiosk/kernel';
import { z } from 'zod';
import { nameOf } from '../../platform/command/name.ts';
import { ALLERGENS } from '../catalog/index.ts';
import type { StockItem } from './stock-item.ts';
import { baseUnit, countClass, negativePolicy, pickPolicy, stockKind, storage } from './tables.ts';

const unit = z.object({
  unit: z.string().trim().min(1).max(20),
  numerator: z.int().min(1).max(2_147_483_647),
  denominator: z.int().min(1).max(2_147_483_647),
});

/** A stock item as a person says it. */
export const stockItemInput = z
  .object({
    id: z.uuid(),
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'Up to sixty letters, digits, hyphens and underscores.'),
    name: nameOf(80),
    kind: z.enum(stockKind.enumValues),
    baseUnit: z.enum(baseUnit.enumValues),
    pickPolicy: z.enum(pickPolicy.enumValues),
    allergens: z.array(z.enum(ALLERGENS)).max(ALLERGENS.length),
    shelfLifeDays: z.int().min(0).max(3_650).nullish(),
    taxCreditable: z.boolean(),
    units: z.array(unit).max(20),
    // What is not said stays as it is.
    purchaseTaxRate: z.int().min(0).max(10_000).nullish(),
    storage: z.enum(storage.enumValues).nullish(),
    countClass: z.enum(countClass.enumValues).nullish(),
    openedLifeDays: z.int().min(0).max(3_650).nullish(),
    negativePolicy: z.enum(negativePolicy.enumValues).nullish(),
    // The version that was changed; 0 makes the item.
    version: z.int().min(0).default(0),
  })
  .refine(({ units }) => new Set(units.map((one) => one.unit.toLowerCase())).size === units.length, {
    path: ['units'],
    error: 'Two units have the same name.',
  })
  .superRefine(({ units, baseUnit: to }, { addIssue }) => {
    for (const { unit: from } of units) {
      const others = units.filter((one) => one.unit !== from);
      const ways = others.map(({ unit, numerator, denominator }) => ({
        from: unit,
        to,
        ratio: { numerator, denominator },
      }));
      // A second way to the base unit would contradict the first, or say the same.
      if (from !== to && conversionFactor(from, to, ways))
        addIssue({
          code: 'custom',
          path: ['units'],
          message: `How much ${from} is follows from the rest. Leave it out.`,
        });
    }
  })
  .refine((item) => item.kind !== 'PACKAGED' || item.negativePolicy !== 'ALLOW_FLAG', {
    path: ['negativePolicy'],
    error: 'What is sold as it was bought is never used beyond the records.',
  })
  .refine((item) => item.units.every((one) => one.unit !== item.baseUnit), {
    path: ['units'],
    error: 'The base unit is one of itself already.',
  });

type Given = Omit<z.output<typeof stockItemInput>, 'id' | 'units' | 'version'>;

/** What was said, and of what was not, what stands, or how a new item begins: of ingredients a kitchen may use more than the records hold. */
export function wholeItem(given: Given, known: Omit<StockItem, 'id' | 'version'> | undefined) {
  const byKind = given.kind === 'INGREDIENT' ? 'ALLOW_FLAG' : 'BLOCK';
  return {
    ...given,
    allergens: [...new Set(given.allergens)],
    shelfLifeDays: given.shelfLifeDays === undefined ? (known?.shelfLifeDays ?? null) : given.shelfLifeDays,
    purchaseTaxRate: given.purchaseTaxRate ?? known?.purchaseTaxRate ?? 0,
    storage: given.storage ?? known?.storage ?? 'AMBIENT',
    countClass: given.countClass ?? known?.countClass ?? 'C',
    // Another class than it had is somebody's decision, and stays.
    countClassFixed:
      (given.countClass ?? null) !== null && given.countClass !== (known?.countClass ?? 'C')
        ? true
        : (known?.countClassFixed ?? false),
    openedLifeDays: given.openedLifeDays === undefined ? (known?.openedLifeDays ?? null) : given.openedLifeDays,
    negativePolicy: given.negativePolicy ?? (known?.kind === given.kind ? known.negativePolicy : byKind),
  };
}
