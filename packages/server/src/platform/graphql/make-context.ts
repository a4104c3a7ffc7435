import { AppError } from '@college-kiosk/kernel';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { assertLetIn, isLetIn } from '../auth/address-rules.ts';
import { type Credentials, resolveActor } from '../auth/credentials.ts';
import type { Platform } from '../context.ts';
import type { GraphContext } from './context.ts';

export interface Caller {
  readonly credentials: Credentials;
  readonly address: string | null;
  readonly requestId: string;
  readonly userAgent?: string | undefined;
  readonly knownToken?: string | null;
  /** Absent on a socket. */
  setSessionCookie?(token: string | null, expiresAt?: Date): void;
  /** Absent on a socket. */
  setKnownCookie?(token: string): void;
}

/**
 * Authenticates a caller and makes the context that every resolver gets. Throws UNAUTHENTICATED, and FORBIDDEN for a program
 * that may not come from where it is. By a cookie it is nobody who comes so: the browser must still be able to sign out, or to sign in as
 * somebody else; all other doors answer FORBIDDEN.
 */
export async function makeContext(platform: Platform, caller: Caller): Promise<GraphContext> {
  const { resolve } = platform.sockets.use(resolveActor);
  const look = async () => {
    const found = await resolve(caller.credentials);
    assertLetIn(found, caller.address);
    return found;
  };
  let actor = caller.credentials.kind === 'session' ? await lookAtCookie(platform, caller) : await look();
  return {
    platform,
    // As it is now: a stream outlives what it was opened with.
    get actor() {
      return actor;
    },
    requestId: caller.requestId,
    address: caller.address,
    userAgent: caller.userAgent ?? null,
    livePositions: platform.live.positions(),
    sessionToken: caller.credentials.kind === 'session' ? caller.credentials.token : null,
    knownToken: caller.knownToken ?? null,
    async refreshActor(): Promise<Actor> {
      actor = await look();
      return actor;
    },
    setSessionCookie(token, expiresAt) {
      if (!caller.setSessionCookie)
        throw new AppError('INVALID', 'Sign in over HTTP: a socket cannot set the session cookie.');
      caller.setSessionCookie(token, expiresAt);
    },
    setKnownCookie: (token) => caller.setKnownCookie?.(token),
  };
}

async function lookAtCookie(platform: Platform, { credentials, address }: Caller): Promise<Actor> {
  const found = await platform.sockets.use(resolveActor).resolve(credentials);
  return isLetIn(found.addressRules ?? [], address) ? found : { ...ANONYMOUS, refused: { from: address } };
}
