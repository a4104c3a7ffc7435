import { z } from 'zod';

/**
 * Characters that nobody sees, or that change how others read: controls, invisible ones, and those that turn the direction of writing (Unicode
 * categories Cc, Cf, Zl, Zp). Joiners are needed to write some languages of India, and are let through.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');

/** The one rule for names that somebody types: one line, of so many characters at most, in which all that is there is seen. */
export function nameOf(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((name) => !UNSEEN.test(name), 'This name has a character that nobody sees. Type it anew.')
    .refine((name) => /[^\s\u200c\u200d]/u.test(name), 'Write a name.');
}

/** The same name without what nobody sees: for one that another system gives, and nobody can type anew. */
export function seenOnly(name: string): string {
  return name.replace(ALL_UNSEEN, '');
}
