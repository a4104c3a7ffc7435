import { z } from 'zod';
import { ALLERGENS } from '../allergens.ts';
import { diet } from '../tables.ts';
import type { ImportField } from './columns.ts';

/** A dish as a file tells of it, over one row or several. Null is what the file does not say. */
export const fileDish = z.object({
  /** Unlike those of all other dishes of the file; the ids of what is new are made of it. */
  key: z.string(),
  rows: z.array(z.int()).min(1),
  code: z.string().nullable(),
  /** What a new dish without a code gets, unless it is taken. */
  proposedCode: z.string(),
  name: z.string(),
  nameHi: z.string().nullable(),
  nameMl: z.string().nullable(),
  category: z.string().nullable(),
  diet: z.enum(diet.enumValues).nullable(),
  station: z.string().nullable(),
  description: z.string().nullable(),
  descriptionHi: z.string().nullable(),
  descriptionMl: z.string().nullable(),
  allergens: z.array(z.enum(ALLERGENS)).nullable(),
  kcal: z.int().nullable(),
  spice: z.int().nullable(),
  prepMinutes: z.int().nullable(),
  taxCode: z.string().nullable(),
  mrp: z.int().nullable(),
  servings: z.array(z.object({ row: z.int(), name: z.string(), price: z.int().nullable() })).min(1),
});

export type FileDish = z.output<typeof fileDish>;

/** What the person at the file should look at. */
export interface Problem {
  readonly row: number;
  /** The column, by what it is read as; null when it is the row as a whole. */
  readonly field: ImportField | null;
  readonly value: string | null;
  /** What is wrong and what to do. */
  readonly message: string;
  /** An error keeps the row out, a warning does not. */
  readonly severity: 'ERROR' | 'WARNING';
}

export function error(row: number, field: ImportField | null, value: string | null, message: string): Problem {
  return { row, field, value, message, severity: 'ERROR' };
}

export function warning(row: number, field: ImportField | null, value: string | null, message: string): Problem {
  return { row, field, value, message, severity: 'WARNING' };
}
