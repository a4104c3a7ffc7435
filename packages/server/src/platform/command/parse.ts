import { AppError } from '@college-kiosk/kernel';
import type { z } from 'zod';

/** Parses what came from outside, or throws INVALID with one line per problem (where it is, and what to do). */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  const where = first?.path ? `${first.path}: ` : '';
  throw new AppError('INVALID', `${where}${first?.message ?? 'The input does not fit.'}`, { details: { issues } });
}
