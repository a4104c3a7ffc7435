import { AppError } from '@college-kiosk/kernel';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { TokenKeys } from './token-keys.ts';

export const ACCESS_MINUTES = 10;
/** Processes keep the same time to within ten seconds; whoever is further off serves nobody. */
const TOLERANCE_SECONDS = 10;
const ISSUER = 'urn:college-kiosk';
const AUDIENCE = 'urn:college-kiosk:api';
const TYPE = 'at+jwt';

/** What an access token says: who, by which session, and which of its tokens it is. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
}

/**
 * An access token (RFC 9068, signed with Ed25519, RFC 8037), good for ten minutes. The same claims and the same instant give the
 * same token, byte for byte: a repeated answer is a repeated answer.
 */
export async function signAccessToken(
  keys: TokenKeys,
  { userId, sessionId, generation }: AccessClaims,
  at: Date,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { kid, privateKey } = keys.signing(at);
  const issued = Math.floor(at.getTime() / 1_000);
  const expires = issued + ACCESS_MINUTES * 60;
  const token = await new SignJWT({ sid: sessionId, client_id: 'first-party' })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setJti(`${sessionId}.${generation}`)
    .setIssuedAt(issued)
    .setNotBefore(issued)
    .setExpirationTime(expires)
    .sign(privateKey);
  return { token, expiresAt: new Date(expires * 1_000) };
}

/**
 * Reads an access token, or throws UNAUTHENTICATED, with the reason TOKEN_EXPIRED where a new one helps. It takes one algorithm, one
 * type, one audience and our keys by name, whatever else a token says (RFC 8725 §3.1, §3.9, §3.11, §3.12), and one spelling: a token that
 * could be written in two ways could be denied in one of them and pass in the other.
 */
export async function readAccessToken(keys: TokenKeys, token: string, now: Date): Promise<AccessClaims> {
  if (!isCanonical(token) || !isPlainHeader(token)) throw unknown();
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.verifying(kid ?? '', now);
        if (!key) throw unknown();
        return key;
      },
      {
        ...{ algorithms: ['EdDSA'], typ: TYPE, issuer: ISSUER, audience: AUDIENCE, currentDate: now },
        ...{ clockTolerance: TOLERANCE_SECONDS, maxTokenAge: ACCESS_MINUTES * 60 },
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'nbf', 'exp'],
      },
    );
    const [sessionId = '', generation = ''] = String(payload.jti).split('.');
    if (payload.sid !== sessionId) throw unknown();
    return { userId: String(payload.sub), sessionId, generation: Number(generation) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new AppError('UNAUTHENTICATED', 'This access token is over: get the next one by refreshToken.', {
        details: { reason: 'TOKEN_EXPIRED' },
      });
    }
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw unknown(error);
    throw error;
  }
}

/** Nobody is told what is wrong with a token. */
function unknown(cause?: unknown): AppError {
  return new AppError('UNAUTHENTICATED', 'This access token is not one of ours, or no longer good. Sign in again.', {
    cause,
  });
}

/** Whether each of the three parts is written as base64url would write it: no bits left over, no padding, no other letters. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  const canonical = (part: string) => part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
  return parts.length === 3 && parts.every(canonical);
}

/** Whether the header names algorithm, type and key, and brings nothing along: no key of its own, no address of one, no `crit`. */
function isPlainHeader(token: string): boolean {
  try {
    return Object.keys(decodeProtectedHeader(token)).sort().join() === 'alg,kid,typ';
  } catch {
    return false;
  }
}
