import type { LetterScope } from '../../mail/index.ts';

/** Where somebody signs in: students in their own app, staff in theirs. */
export function appOf({ origin }: Pick<LetterScope, 'origin'>, isStudent: boolean): string {
  return `${origin}${isStudent ? '/student' : '/staff'}`;
}
