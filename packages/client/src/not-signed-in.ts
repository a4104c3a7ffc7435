import { problemOf } from './problem.ts';

/** Why somebody was not let in, and what to quote where that helps. */
export type NotSignedIn = {
  tone: 'bad' | 'soon';
  message: string;
  requestId: string | null;
  /** They are signed in at as many places as they may be: asked again with `endOldest`, the oldest of them ends. */
  isOneTooMany?: true;
};

/** What to tell somebody who is signed in at as many places as they may be. */
export function oneTooMany(message: string): NotSignedIn {
  return { tone: 'soon', message, requestId: null, isOneTooMany: true };
}

/** What to tell somebody whose sign-in failed, rather than was refused. */
export function notSignedIn(error: unknown): NotSignedIn {
  const { code, message, requestId, retryAfterSeconds } = problemOf(error);
  if (code !== 'RATE_LIMITED') return { tone: 'bad', message, requestId };
  const wait = waitOf(retryAfterSeconds);
  return { tone: 'soon', message: `Too many attempts. Wait ${wait}, then try again.`, requestId: null };
}

function waitOf(seconds: number | null): string {
  if (seconds === null) return 'a little while';
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
