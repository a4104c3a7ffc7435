import { signAccessToken } from './access-token.ts';
import { refreshTokenOf } from './refresh-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** A session that gives tokens. */
export interface TokenSession {
  readonly id: string;
  readonly userId: string;
  /** Random, and known to the database alone. */
  readonly tokenDigest: string;
  readonly refreshGeneration: number;
  readonly refreshedAt: Date;
  readonly expiresAt: Date;
}

/** What a program holds that is signed in without a cookie, until its session is over. */
export interface TokenPair {
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

/** The tokens of a session's present generation: the same as often as it is asked. */
export async function tokensOf(keys: TokenKeys, session: TokenSession): Promise<TokenPair> {
  const claims = { userId: session.userId, sessionId: session.id, generation: session.refreshGeneration };
  const { token, expiresAt } = await signAccessToken(keys, claims, session.refreshedAt);
  return {
    accessToken: token,
    accessExpiresAt: expiresAt,
    refreshToken: refreshTokenOf(keys, claims, session.tokenDigest),
    refreshExpiresAt: session.expiresAt,
  };
}
