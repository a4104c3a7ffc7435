import { z } from 'zod';
import { menuItemInput, PRICE_MAX } from '../menu-item-input.ts';
import { diet } from '../tables.ts';
import { IMPORT_FIELDS } from './columns.ts';

// Bytes of UTF-8. As JSON, with every quotation mark and line end escaped, it still fits the 512 KB of a request.
const FILE_MAX = 400_000;

/** What new dishes get where the file says nothing. */
export const importDefaults = z.object({
  category: menuItemInput.shape.categoryName.nullish(),
  diet: z.enum(diet.enumValues).nullish(),
  price: z.int().min(0).max(PRICE_MAX).nullish(),
  stationCode: menuItemInput.shape.stationCode,
});

/** Where an import goes and how it treats what is there. */
export const importTarget = z.object({
  outletIds: z
    .array(z.uuid())
    .min(1, 'Name at least one outlet.')
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, 'An outlet is named twice.'),
  existing: z.enum(['UPDATE', 'SKIP']),
  defaults: importDefaults,
});

/** A file of dishes, and how to read it. */
export const importInput = importTarget.extend({
  commandId: z.uuid(),
  csv: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text) <= FILE_MAX,
      'The file has more than 400 KB. Split it and import the parts.',
    ),
  /** Without it the headers say by themselves what they hold. */
  columns: z
    .array(z.object({ column: z.int().min(1), field: z.enum(IMPORT_FIELDS) }))
    .max(60)
    .refine((all) => new Set(all.map(({ column }) => column)).size === all.length, 'A column is named twice.')
    .refine((all) => {
      const fields = all.map(({ field }) => field).filter((field) => field !== 'IGNORE');
      return new Set(fields).size === fields.length;
    }, 'Two columns are read as the same. Choose one of them, and IGNORE for the other.')
    .nullish(),
  /** Only rows whose OUTLET column says this. */
  fileOutlet: z.string().max(200).nullish(),
  dryRun: z.boolean(),
});

export type ImportInput = z.output<typeof importInput>;
export type ImportTarget = z.output<typeof importTarget>;

/** What dishes are judged by, beside what is there. */
export interface Judging extends ImportTarget {
  readonly importId: string;
  mayChange(outletId: string): boolean;
}
