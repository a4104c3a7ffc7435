import { createHash } from 'node:crypto';
import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { deviceById } from '../../places/index.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { sessions } from '../sessions/tables.ts';
import { isGood, keepToken } from './device-token.ts';
import { timeUp } from './pairing-code.ts';
import { pairings } from './tables.ts';

/**
 * The waiting device asks whether its code was entered; when it was, it gets its token, and whoever is signed in in that browser is signed out: a device
 * stands where anybody may touch it. An answer may be lost, so for ten minutes the same secret gets the same token; but never one that
 * was withdrawn meanwhile. Refuses PAIRING_EXPIRED.
 */
export const claimPairing = command({
  name: 'identity.claimPairing',
  permission: 'public',
  input: z.object({
    pairingId: z.uuid(),
    secret: z.string(),
    /** The token of the cookie that the browser has. */
    replaces: z.string().max(200).nullable().default(null),
  }),
  mask: ['secret', 'replaces'],
  async handle(scope, { pairingId, secret, replaces }) {
    const { tx, now, about } = scope;
    const [pairing] = await tx.select().from(pairings).where(eq(pairings.id, pairingId)).for('update');
    const over = refuse('PAIRING_EXPIRED', 'This code is no longer good. Ask for a new one.');
    if (!pairing || pairing.secretDigest !== tokenDigest(secret)) return over;
    if (pairing.deviceId === null) {
      return pairing.expiresAt <= now ? over : { pending: true as const, expiresAt: pairing.expiresAt };
    }
    about('device', pairing.deviceId);
    const device = await deviceById(tx, pairing.deviceId);
    if (!device || device.revokedAt !== null) return over;
    const token = tokenOf(secret);
    if (pairing.claimedAt === null) {
      await tx.update(pairings).set({ claimedAt: now }).where(eq(pairings.id, pairingId));
      await keepToken(tx, device.id, token, now);
    } else if (timeUp(pairing.claimedAt) <= now || !(await isGood(tx, token, now))) return over;
    if (replaces !== null) await endSessionOf(scope, replaces);
    return { pending: false as const, device, token };
  },
});

async function endSessionOf(scope: CommandScope, token: string): Promise<void> {
  const where = eq(sessions.tokenDigest, tokenDigest(token));
  const [session] = await scope.tx.select({ userId: sessions.userId }).from(sessions).where(where);
  if (session) await endSessions(scope, { userId: session.userId, reason: 'MADE_A_DEVICE', where });
}

/**
 * The token that belongs to a device's secret, one way only: it can be given again without being kept. The label keeps
 * it apart from the secret's own digest, which stands in the database.
 */
function tokenOf(secret: string): string {
  return createHash('sha256').update(`device token:${secret}`).digest('base64url');
}
