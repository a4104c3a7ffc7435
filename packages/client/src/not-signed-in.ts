import { problemOf } from './problem.ts';

/** Why somebody was not let in, and what to quote where that helps. */
export type NotSignedIn = { tone: 'bad' | 'soon'; message: string; requestId: string | null };

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
