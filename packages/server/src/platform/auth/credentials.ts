import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@college-kiosk/kernel';
import { socket } from '../socket.ts';
import type { Actor } from './actor.ts';

/** The session cookie. The prefix makes the browser insist on Secure, no Domain and Path=/ (RFC 6265bis §4.1.3.2). */
export const SESSION_COOKIE = '__Host-session';

/** The cookie of a browser with which somebody signed in before. It proves nobody; it only lets one try in peace. */
export const KNOWN_COOKIE = '__Host-known';

/** The cookie of a browser that was sent to the college: it binds what it comes back with to it. */
export const COLLEGE_COOKIE = '__Host-college';

export type Credentials =
  | { readonly kind: 'device' | 'key' | 'bearer' | 'session'; readonly token: string }
  | { readonly kind: 'none' };

export interface RememberedActors {
  /** Who acts, from memory where they were looked up a moment ago. */
  resolve(credentials: Credentials): Promise<Actor>;
  /** The rights of this user, device or key changed, or with null those of many: everybody is looked up again. */
  forget(actorId: string | null): void;
  /** Calls `listener` each time, after everybody was forgotten. Returns the way to stop it. */
  onForget(listener: (actorId: string | null) => void): () => void;
}

/**
 * Who somebody is by their credentials; plugged by identity. Throws UNAUTHENTICATED for a device, key or access token that is
 * not (or no longer) known; an unknown session is merely nobody, so that the sign-in page works.
 */
export const resolveActor = socket<RememberedActors>('platform.auth.resolveActor');

const schemes = [
  { kind: 'device', form: /^Device [A-Za-z0-9_-]{20,200}$/ },
  { kind: 'key', form: /^Key [A-Za-z0-9_-]{20,200}$/ },
  { kind: 'bearer', form: /^Bearer [A-Za-z0-9_-]{1,200}\.[A-Za-z0-9_-]{1,2000}\.[A-Za-z0-9_-]{1,200}$/ },
] as const;

/**
 * Reads the credentials of a request or a socket. An `Authorization` header decides alone; only without one does the
 * session cookie count. Throws UNAUTHENTICATED for a header of another form.
 */
export function readCredentials(headers: {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}): Credentials {
  if (headers.authorization !== undefined) {
    const known = schemes.find(({ form }) => form.test(headers.authorization ?? ''));
    if (!known) {
      throw new AppError(
        'UNAUTHENTICATED',
        'The Authorization header must be `Device <token>`, `Key <token>` or `Bearer <access token>`.',
      );
    }
    return { kind: known.kind, token: headers.authorization.slice(known.kind.length + 1) };
  }
  const token = cookieValue(headers.cookie, SESSION_COOKIE);
  return token ? { kind: 'session', token } : { kind: 'none' };
}

/** The token by which a browser is known; null where it shows none of that form. */
export function readKnownToken(cookie: string | undefined): string | null {
  return readToken(cookie, KNOWN_COOKIE);
}

/** The token of a browser that was sent to the college; null where it shows none of that form. */
export function readCollegeToken(cookie: string | undefined): string | null {
  return readToken(cookie, COLLEGE_COOKIE);
}

function readToken(cookie: string | undefined, name: string): string | null {
  const token = cookieValue(cookie, name);
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

/** A token that cannot be guessed: 256 bits, URL-safe. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. A plain digest suffices: the token has 256 bits of its own. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return null;
}
