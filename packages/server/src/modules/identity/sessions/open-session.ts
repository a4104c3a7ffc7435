import { isRefusal } from '@college-kiosk/kernel';
import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { countryOf } from '../../../platform/http/country-of.ts';
import { rememberDevice } from '../guards/known-devices.ts';
import { assertMayComeFrom } from '../guards/rules-for.ts';
import { tellOfNewSignIn } from '../guards/tell-of-new-sign-in.ts';
import { type TokenPair, tokensOf } from '../tokens/issue-tokens.ts';
import { tokenKeys } from '../tokens/token-keys.ts';
import { endSessions } from './end-sessions.ts';
import { limitsFor } from './settings.ts';
import { sessions } from './tables.ts';
import { sessionsTooMany, type TOO_MANY_SESSIONS } from './too-many-sessions.ts';

const USER_AGENT_KEPT = 400;
const ADDRESS_KEPT = 64;

/** What somebody brings along who signs in. */
export const from = {
  /** The token of the cookie it came with: whatever that session was, it ends. */
  replaces: z.string().max(200).nullable().default(null),
  userAgent: z
    .string()
    .nullable()
    .default(null)
    .transform((said) => said?.slice(0, USER_AGENT_KEPT) ?? null),
  address: z.string().max(ADDRESS_KEPT).nullable().default(null),
  /** The token by which a browser is known that somebody signed in with before. */
  known: z.string().max(200).nullable().default(null),
  /** A number that a program has made for its copy on this device, if it wants tokens; null for a browser, which gets a cookie. */
  installationId: z.uuid().nullable().default(null),
  /** That the oldest session shall end where one more is too many. */
  endOldest: z
    .boolean()
    .nullish()
    .transform((said) => said ?? false),
};

/** What a browser holds: the token of its cookie, and the one by which it is known from now on. */
export interface Cookie {
  readonly token: string;
  readonly expiresAt: Date;
  readonly known: string;
}

/** What the college says of whoever it signs in. */
interface ByCollege {
  readonly college: 'ONE_FACTOR' | 'TWO_FACTORS';
  /** When the person last proved there who they are. */
  readonly provedAt: Date;
}

type From = { [Name in keyof typeof from]: z.output<(typeof from)[Name]> };

/**
 * Opens a session for somebody who has proved who they are. It has a number and a token of its own (a sign-in never goes on
 * with what the browser held before: OWASP ASVS 5.0 7.2.4). When the person has too many, the oldest end; or, where the settings say so and
 * the person does not, none is opened: refuses TOO_MANY_SESSIONS. Throws FORBIDDEN from an address that the person is not let in from.
 */
export async function openSession(
  scope: CommandScope,
  userId: string,
  { replaces, userAgent, address, installationId, known, endOldest }: From,
  byCollege: ByCollege | null = null,
): Promise<Cookie | TokenPair | typeof TOO_MANY_SESSIONS> {
  const { tx, now, newId } = scope;
  await assertMayComeFrom(tx, { userId, isProgram: installationId !== null, address, now });
  if (replaces !== null) {
    const [before] = await tx
      .select({ userId: sessions.userId })
      .from(sessions)
      .where(eq(sessions.tokenDigest, tokenDigest(replaces)));
    const where = eq(sessions.tokenDigest, tokenDigest(replaces));
    if (before) await endSessions(scope, { userId: before.userId, reason: 'SIGNED_IN_AGAIN', where });
  }
  const limits = await limitsFor(tx, userId, now);
  const tooMany = await sessionsTooMany(scope, userId, { limits, endOldest });
  if (isRefusal(tooMany)) return tooMany;
  if (tooMany.length > 0)
    await endSessions(scope, { userId, reason: 'TOO_MANY', where: inArray(sessions.id, tooMany) });
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + limits.longestMs);
  const stamps = { createdAt: now, lastSeenAt: now, confirmedAt: byCollege?.provedAt ?? now, expiresAt };
  const digests = {
    tokenDigest: tokenDigest(token),
    installationDigest: installationId && tokenDigest(installationId),
  };
  const program = installationId ? ({ client: 'TOKEN', refreshedAt: now } as const) : {};
  const country = countryOf(address);
  const origin = { userId, userAgent, address, country, college: byCollege?.college ?? null };
  const session = { ...stamps, ...digests, ...program, ...origin, id: newId() };
  const place = await rememberDevice(scope, userId, { known, installationId });
  await tellOfNewSignIn(scope, userId, { device: place.device, userAgent, address, country });
  await tx.insert(sessions).values(session);
  scope.isLetIn();
  if (installationId === null) return { token, expiresAt, known: place.token };
  return tokensOf(scope.use(tokenKeys), { ...session, refreshGeneration: 0, refreshedAt: now });
}
