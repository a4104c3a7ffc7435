import type { Problem } from '@college-kiosk/client';
import type { TextId } from '../i18n/en.ts';

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
