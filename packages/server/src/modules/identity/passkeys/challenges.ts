import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Ceremony, passkeyChallenges } from './tables.ts';

const CHALLENGE_MINUTES = 5;
/** WebAuthn §13.4.3 asks for 16 at least. */
const CHALLENGE_BYTES = 32;
/** How long one that is over is kept. */
const KEPT_MS = 3_600_000;

/** How long a person may take, in milliseconds. */
export const CEREMONY_MS = CHALLENGE_MINUTES * 60_000;

/** What a challenge is for, and for whom and where alone it is good. */
export interface Bound {
  readonly ceremony: Ceremony;
  readonly userId: string | null;
  /** The session, or the sign-in that waits. */
  readonly boundTo: string | null;
}

/** Makes a challenge that is good once, for five minutes. Those that are long over are removed on the way. */
export async function makeChallenge(
  { tx, now, newId }: Pick<CommandScope, 'tx' | 'now' | 'newId'>,
  bound: Bound,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(CHALLENGE_BYTES));
  const digest = tokenDigest(Buffer.from(challenge).toString('base64url'));
  await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, new Date(now.getTime() - KEPT_MS)));
  const expiresAt = new Date(now.getTime() + CEREMONY_MS);
  await tx.insert(passkeyChallenges).values({ id: newId(), digest, ...bound, createdAt: now, expiresAt });
  return challenge;
}

/** Uses a challenge; false for one that we did not make for this, that is over, and for whoever comes second. */
export async function takeChallenge(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  challenge: string,
  { ceremony, userId, boundTo }: Bound,
): Promise<boolean> {
  const taken = await tx
    .update(passkeyChallenges)
    .set({ spentAt: now })
    .where(
      and(
        ...[eq(passkeyChallenges.digest, tokenDigest(challenge)), eq(passkeyChallenges.ceremony, ceremony)],
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
        boundTo === null ? isNull(passkeyChallenges.boundTo) : eq(passkeyChallenges.boundTo, boundTo),
        ...[isNull(passkeyChallenges.spentAt), gt(passkeyChallenges.expiresAt, now)],
      ),
    )
    .returning({ id: passkeyChallenges.id });
  return taken.length > 0;
}

/** Uses a challenge up, whatever it was for: what was answered to it was refused. */
export async function spendChallenge(tx: Tx, challenge: string, now: Date): Promise<void> {
  await tx
    .update(passkeyChallenges)
    .set({ spentAt: now })
    .where(and(eq(passkeyChallenges.digest, tokenDigest(challenge)), isNull(passkeyChallenges.spentAt)));
}
