import { AppError } from '@college-kiosk/kernel';
import { and, count, eq, isNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { blockOf } from '../../../platform/http/address-block.ts';
import { deviceKind } from '../../places/index.ts';
import { freeCode, PAIRING_MINUTES, timeUp } from './pairing-code.ts';
import { pairings } from './tables.ts';

/** Devices of one block of addresses that may wait at once: more than a canteen unpacks in ten minutes. */
export const WAITING_OF_BLOCK = 20;
/** Devices that may wait at once, from wherever: of a hundred mistyped codes one would be another's. */
const WAITING_IN_ALL = 10_000;

/**
 * A device asks to be paired: it shows the code, keeps the secret, and waits for somebody to enter the code. Throws RATE_LIMITED where twenty wait already that
 * ask from its block of addresses.
 */
export const beginPairing = command({
  name: 'identity.beginPairing',
  permission: 'public',
  input: z.object({ kind: z.enum(deviceKind.enumValues) }),
  async handle({ tx, now, newId, address }, { kind }) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.pairing', 0))`);
    // What nobody entered in time is good for nothing, and its code is free.
    await tx.delete(pairings).where(and(isNull(pairings.deviceId), lte(pairings.expiresAt, now)));
    const block = blockOf(address);
    const [mine, all] = [await waiting(tx, block), await waiting(tx)];
    const code = mine < WAITING_OF_BLOCK && all < WAITING_IN_ALL ? await freeCode((one) => isTaken(tx, one)) : null;
    if (code === null)
      throw new AppError('RATE_LIMITED', 'Too many devices wait to be paired. Try again in a few minutes.', {
        retryAfterSeconds: PAIRING_MINUTES * 60,
      });
    const [id, secret, expiresAt] = [newId(), randomToken(), timeUp(now)];
    const row = { id, kind, code, address, block, createdAt: now, expiresAt };
    await tx.insert(pairings).values({ ...row, secretDigest: tokenDigest(secret) });
    return { id, kind, code, secret, expiresAt };
  },
});

async function waiting(tx: Tx, block?: string): Promise<number> {
  const those = and(isNull(pairings.deviceId), block === undefined ? undefined : eq(pairings.block, block));
  const [counted] = await tx.select({ n: count() }).from(pairings).where(those);
  return counted?.n ?? 0;
}

async function isTaken(tx: Tx, code: string): Promise<boolean> {
  const same = and(eq(pairings.code, code), isNull(pairings.deviceId));
  return (await tx.select({ id: pairings.id }).from(pairings).where(same)).length > 0;
}
