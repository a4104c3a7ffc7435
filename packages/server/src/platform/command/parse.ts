import { AppError } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { hasCardNumber } from './card-number.ts';
import { inputInWords, whereInWords } from './input-words.ts';

/** Parses what came from outside, or throws INVALID with one line per problem (where it is, and what to do). */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw, { error: inputInWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const [first] = parsed.error.issues;
  const where = first && first.path.length > 0 ? `${whereInWords(first.path)}: ` : '';
  throw new AppError('INVALID', `${where}${first?.message ?? 'The input does not fit.'}`, { details: { issues } });
}

/** Half of a surrogate pair: no character, and nothing that PostgreSQL keeps as text; nor does it keep the null character. */
const HALF_A_PAIR = /\p{Surrogate}/u;

/** Throws INVALID when any text in the input cannot be stored, or may not be, before anything else looks at it. */
export function assertStorable(raw: unknown): void {
  if (!isStorable(raw)) throw new AppError('INVALID', 'The text has a character that cannot be kept. Remove it.');
  if (holdsCardNumber(raw))
    throw new AppError(
      'INVALID',
      'The text has what looks like the number of a payment card. Such numbers are never typed in here. Remove it.',
    );
}

function holdsCardNumber(raw: unknown): boolean {
  if (typeof raw === 'string') return hasCardNumber(raw);
  return typeof raw === 'object' && raw !== null && Object.values(raw).some(holdsCardNumber);
}

/** Whether all text in the input can be stored. */
export function isStorable(raw: unknown): boolean {
  if (typeof raw === 'string') return !raw.includes('\0') && !HALF_A_PAIR.test(raw);
  if (typeof raw !== 'object' || raw === null) return true;
  return Object.entries(raw).every(([key, value]) => isStorable(key) && isStorable(value));
}
