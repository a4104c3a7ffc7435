import { AppError } from '@college-kiosk/kernel';
import { recordTurnedAway } from '../audit/turned-away.ts';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { addressRefused, isLetIn } from '../auth/address-rules.ts';
import { type Credentials, readCredentials, resolveActor } from '../auth/credentials.ts';
import type { Platform } from '../context.ts';
import type { GraphContext } from './context.ts';

export interface Caller {
  /** What the caller shows of who they are. */
  readonly headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined };
  readonly address: string | null;
  readonly requestId: string;
  readonly userAgent?: string | undefined;
  readonly knownToken?: string | null;
  readonly collegeToken?: string | null;
  /** Absent on a socket. */
  setSessionCookie?(token: string | null, expiresAt?: Date): void;
  /** Absent on a socket. */
  setKnownCookie?(token: string): void;
  /** Absent on a socket. */
  setCollegeCookie?(token: string | null): void;
}

/**
 * Authenticates a caller and makes the context that every resolver gets. Throws UNAUTHENTICATED, and FORBIDDEN for a program
 * that may not come from where it is; either is in the audit trail by then. By a cookie it is nobody who comes so: the browser must still
 * be able to sign out, or to sign in as somebody else; all other doors answer FORBIDDEN.
 */
export async function makeContext(platform: Platform, caller: Caller): Promise<GraphContext> {
  const credentials = await shown(platform, caller);
  const look = () => whoComes(platform, caller, credentials);
  let actor = await look();
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
    sessionToken: credentials.kind === 'session' ? credentials.token : null,
    knownToken: caller.knownToken ?? null,
    collegeToken: caller.collegeToken ?? null,
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
    setCollegeCookie(token) {
      if (!caller.setCollegeCookie)
        throw new AppError('INVALID', 'Go to the college over HTTP: a socket cannot set the cookie.');
      caller.setCollegeCookie(token);
    },
  };
}

/** Who it is, and whether they may come from there. */
async function whoComes(platform: Platform, caller: Caller, credentials: Credentials): Promise<Actor> {
  const isCookie = credentials.kind === 'session';
  const found = await orTold(platform, caller, credentials.kind, () =>
    platform.sockets.use(resolveActor).resolve(credentials),
  );
  if (isCookie && found.kind === 'anonymous')
    await tell(platform, caller, { scheme: 'session', reason: 'SESSION_UNKNOWN' });
  if (isLetIn(found.addressRules ?? [], caller.address)) return found;
  const refused = addressRefused(caller.address);
  await tell(platform, caller, { scheme: credentials.kind, reason: 'ADDRESS_REFUSED' }, found);
  if (found.elsewhere) return found.elsewhere;
  if (!isCookie) throw refused;
  return { ...ANONYMOUS, refused: { from: caller.address } };
}

function shown(platform: Platform, caller: Caller): Promise<Credentials> {
  return orTold(platform, caller, 'other', async () => readCredentials(caller.headers));
}

/** Nobody is told what is wrong with a token: the trail is, and keeps nothing of the token. */
async function orTold<Found>(
  platform: Platform,
  caller: Caller,
  scheme: string,
  find: () => Promise<Found>,
): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') {
      await tell(platform, caller, { scheme, reason: `${scheme.toUpperCase()}_REFUSED`, ...whyNot(error) });
    }
    throw error;
  }
}

interface WhyNot {
  readonly scheme: string;
  readonly reason: string;
  readonly why?: string;
}

/** What the library that reads tokens says of it: signature, algorithm, audience, or that it is over. */
function whyNot({ details, cause }: AppError): Partial<WhyNot> {
  const { code, claim } = (cause ?? {}) as { code?: unknown; claim?: unknown };
  const { reason } = (details ?? {}) as { reason?: unknown };
  const why = [code, claim].filter((said) => typeof said === 'string').join(' ');
  return { ...(typeof reason === 'string' && { reason }), ...(why && { why }) };
}

async function tell(
  platform: Platform,
  { requestId, address }: Caller,
  { reason, ...input }: WhyNot,
  actor: Actor = ANONYMOUS,
): Promise<void> {
  const facts = {
    command: 'platform.authenticate',
    outcome: 'denied',
    outletId: actor.outletId,
    input,
    reason,
  } as const;
  await recordTurnedAway({ platform, actor, requestId, address }, facts);
}
