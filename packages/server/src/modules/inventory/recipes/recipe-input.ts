import { z } from 'zod';

const line = z.object({
  stockItemId: z.uuid(),
  quantity: z.int().refine((quantity) => quantity !== 0, 'Leave out what takes nothing.'),
  unit: z.string().min(1).max(20),
  yieldRate: z
    .int()
    .min(1)
    .max(10_000)
    .nullish()
    .transform((rate) => rate ?? 10_000),
  wastageRate: z
    .int()
    .min(0)
    .max(10_000)
    .nullish()
    .transform((rate) => rate ?? 0),
});

/** What a recipe says, saved or only tried: of one variant, one option, or one preparation. */
export const recipeInput = z
  .object({
    variantId: z.uuid().nullish(),
    optionId: z.uuid().nullish(),
    stockItemId: z.uuid().nullish(),
    makes: z.object({ quantity: z.int().min(1), unit: z.string().min(1).max(20) }).nullish(),
    processLoss: z
      .int()
      .min(0)
      .max(9_999)
      .nullish()
      .transform((loss) => loss ?? 0),
    lines: z
      .array(line)
      .max(100)
      .refine((lines) => new Set(lines.map(({ stockItemId }) => stockItemId)).size === lines.length, {
        error: 'Name each stock item once.',
      }),
  })
  .refine(({ variantId, optionId, stockItemId }) => [variantId, optionId, stockItemId].filter(Boolean).length === 1, {
    error: 'A recipe is of one variant, of one option or of one preparation.',
  })
  .refine(({ stockItemId, makes }) => Boolean(stockItemId) === Boolean(makes), {
    path: ['makes'],
    error: 'Say how much a recipe of a preparation makes, and of nothing else.',
  })
  .refine(({ stockItemId, processLoss }) => Boolean(stockItemId) || processLoss === 0, {
    path: ['processLoss'],
    error: 'Only a preparation loses something while it is made.',
  })
  .refine(({ optionId, lines }) => Boolean(optionId) || lines.every(({ quantity }) => quantity > 0), {
    path: ['lines'],
    error: 'Only an option can leave something out.',
  })
  .refine(({ stockItemId, lines }) => !stockItemId || lines.length > 0, {
    path: ['lines'],
    error: 'A preparation is made of something.',
  });

export type RecipeInput = z.output<typeof recipeInput>;
