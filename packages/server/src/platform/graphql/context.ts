import type { Actor } from '../auth/actor.ts';
import type { CallContext } from '../context.ts';

/** What every resolver gets: the call, and what only GraphQL needs. */
export interface GraphContext extends CallContext {
  /** The last published position of each stream when the request came in. */
  readonly livePositions: ReadonlyMap<string, number>;
  /** Who the caller is now: a session may have been revoked since the stream began. */
  refreshActor(): Promise<Actor>;
  /** The token of the session cookie the request came with; null without one. */
  readonly sessionToken: string | null;
  /** The token by which the browser is known that somebody signed in with before; null where it shows none. */
  readonly knownToken: string | null;
  /** The token that binds a browser to what it began at the college; null where it shows none. */
  readonly collegeToken: string | null;
  /** What the caller's program calls itself; null where it says nothing. */
  readonly userAgent: string | null;
  /** Sets the session cookie, or clears it with null. Throws on a socket, where there is no answer to put it on. */
  setSessionCookie(token: string | null, expiresAt?: Date): void;
  /** Lets the browser be known for a year. Does nothing on a socket. */
  setKnownCookie(token: string): void;
  /** Binds the browser to what it begins at the college, for ten minutes, or ends that with null. Throws on a socket. */
  setCollegeCookie(token: string | null): void;
}
