import { timingSafeEqual } from 'node:crypto';
import type { TokenKeys } from './token-keys.ts';

const PREFIX = 'rt_';
const [ID_BYTES, GENERATION_BYTES, CODE_BYTES] = [16, 4, 32];

/** What a refresh token is bound to: a session, how many were given before it, and what only the database knows of the session. */
export interface RefreshClaims {
  readonly sessionId: string;
  readonly generation: number;
}

/** A refresh token as it was presented; whether it is ours only its session can tell. */
export interface PresentedRefresh extends RefreshClaims {
  readonly code: Buffer;
}

/**
 * The refresh token of a session's generation. It is made anew whenever it is needed and stored nowhere: of the installation's
 * secret and the session's own random number, so that neither the database nor the secret alone suffices to make one.
 */
export function refreshTokenOf(keys: TokenKeys, { sessionId, generation }: RefreshClaims, nonce: string): string {
  const number = Buffer.alloc(GENERATION_BYTES);
  number.writeUInt32BE(generation);
  const [code] = keys.codes('refresh', `${sessionId} ${generation} ${nonce}`);
  return PREFIX + Buffer.concat([bytesOf(sessionId), number, code]).toString('base64url');
}

/** Takes a refresh token apart; null for what has another form. */
export function presentedRefresh(token: string): PresentedRefresh | null {
  if (!token.startsWith(PREFIX)) return null;
  const body = token.slice(PREFIX.length);
  const bytes = Buffer.from(body, 'base64url');
  const isWhole = bytes.length === ID_BYTES + GENERATION_BYTES + CODE_BYTES && bytes.toString('base64url') === body;
  if (!isWhole) return null;
  return {
    sessionId: idOf(bytes.subarray(0, ID_BYTES)),
    generation: bytes.readUInt32BE(ID_BYTES),
    code: bytes.subarray(ID_BYTES + GENERATION_BYTES),
  };
}

/** Whether the token was given by us for this session. */
export function isGenuine(keys: TokenKeys, { sessionId, generation, code }: PresentedRefresh, nonce: string): boolean {
  return keys.codes('refresh', `${sessionId} ${generation} ${nonce}`).some((ours) => timingSafeEqual(ours, code));
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** How long an answer may be asked for again whose first copy was lost. */
export const GRACE_MS = 60_000;

/**
 * What becomes of a genuine token (RFC 9700 §4.14.2). The newest is exchanged. The one before it, within a minute of the exchange, gets
 * the same answer again: it was lost on the way. One whose successor was exchanged as well within that minute is refused, as a late copy.
 * Any other was used by two, and one of them is a thief: the session is over for both.
 */
export function judgeRefresh(
  presented: number,
  session: { readonly generation: number; readonly refreshedAt: Date },
  now: Date,
): 'EXCHANGE' | 'REPEAT' | 'REFUSE' | 'REUSED' {
  // A number that is higher than ours was given before the database was restored from a backup.
  const behind = session.generation - presented;
  if (behind <= 0) return 'EXCHANGE';
  const inGrace = now.getTime() - session.refreshedAt.getTime() <= GRACE_MS;
  if (behind === 1 && inGrace) return 'REPEAT';
  return behind === 2 && inGrace ? 'REFUSE' : 'REUSED';
}
