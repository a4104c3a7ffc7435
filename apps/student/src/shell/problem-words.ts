import { type Problem, problemOf } from '@college-kiosk/client';
import type { TextId } from '../i18n/en.ts';
import type { Say } from '../i18n/i18n.ts';

const words: Readonly<Record<Problem['code'], TextId>> = {
  OFFLINE: 'problem.offline',
  UNAVAILABLE: 'problem.busy',
  RATE_LIMITED: 'problem.tooOften',
  UNAUTHENTICATED: 'problem.signedOut',
  FORBIDDEN: 'problem.forbidden',
  NOT_FOUND: 'problem.other',
  INVALID: 'problem.other',
  CONFLICT: 'problem.other',
  FAULT: 'problem.other',
};

/** What went wrong, as a text of the catalogue: the server says it in English only. */
export function problemWords({ code }: Problem): TextId {
  return words[code];
}

/** The same in the person's language, with what they can tell the canteen by. */
export function problemSaid(say: Say, error: unknown): string {
  const problem = problemOf(error);
  const reference = problem.requestId ? ` (${say('reference')} ${problem.requestId})` : '';
  return say(problemWords(problem)) + reference;
}
