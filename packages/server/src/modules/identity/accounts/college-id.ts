import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';

/** The number on somebody's college card, as they write it; nothing but blanks is none. Two that differ in case are the same. */
export const collegeIdText = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\p{L}\p{N} ./_-]*$/u, 'A college id has letters, digits, blanks and . / _ - only.')
  .nullish()
  .transform((said) => said || null);

export const COLLEGE_ID_TAKEN = refuse(
  'COLLEGE_ID_TAKEN',
  'This college id belongs to another account. Check it, or ask at the canteen office.',
);
