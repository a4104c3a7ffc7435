import { createHash, randomInt } from 'node:crypto';
import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { addDevice, deviceById, deviceKind, isDemo, outlets, placeOf } from '../../places/index.ts';
import { isGood, keepToken } from './device-token.ts';
import { pairings } from './tables.ts';

const PAIRING_MINUTES = 10;
const kind = z.enum(deviceKind.enumValues);

/** A device asks to be paired: it shows the code, keeps the secret, and waits for somebody to enter the code. */
export const beginPairing = command({
  name: 'identity.beginPairing',
  permission: 'public',
  input: z.object({ kind }),
  async handle({ tx, now, newId }, input) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.pairing', 0))`);
    const waiting = await tx
      .select({ code: pairings.code })
      .from(pairings)
      .where(and(gt(pairings.expiresAt, now), isNull(pairings.claimedAt)));
    const taken = new Set(waiting.map((row) => row.code));
    let code = sixDigits();
    while (taken.has(code)) code = sixDigits();

    const secret = randomToken();
    const expiresAt = timeUp(now);
    const id = newId();
    await tx
      .insert(pairings)
      .values({ id, kind: input.kind, code, secretDigest: tokenDigest(secret), createdAt: now, expiresAt });
    return { id, kind: input.kind, code, secret, expiresAt };
  },
});

/** Somebody with the right enters the code that a device shows: the device now belongs to the outlet. */
export const pairDevice = command({
  name: 'identity.pairDevice',
  permission: 'device:pair',
  input: z.object({
    code: z.string().regex(/^\d{6}$/, 'Six digits, as the device shows them.'),
    outletId: z.uuid(),
    name: z.string().trim().min(1).max(60),
  }),
  async handle({ tx, now, within, about, newId }, { code, outletId, name }) {
    await placeOf(tx, outletId);
    within(outletId);
    const [pairing] = await tx
      .select()
      .from(pairings)
      .where(and(eq(pairings.code, code), gt(pairings.expiresAt, now), isNull(pairings.deviceId)))
      .for('update');
    if (!pairing)
      return refuse(
        'PAIRING_CODE_UNKNOWN',
        'No device waits with this code. Look at its screen again: codes last ten minutes.',
      );

    const device = await addDevice(tx, { id: newId(), outletId, kind: pairing.kind, name, pairedAt: now });
    about('device', device.id);
    await tx.update(pairings).set({ deviceId: device.id }).where(eq(pairings.id, pairing.id));
    return device;
  },
});

/**
 * The waiting device asks whether its code was entered; when it was, it gets its token. An answer may be lost, so for ten
 * minutes the same secret gets the same token; but never one that was withdrawn meanwhile. Refuses PAIRING_EXPIRED.
 */
export const claimPairing = command({
  name: 'identity.claimPairing',
  permission: 'public',
  input: z.object({ pairingId: z.uuid(), secret: z.string() }),
  mask: ['secret'],
  async handle({ tx, now, about }, { pairingId, secret }) {
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
    return { pending: false as const, device, token };
  },
});

/** Pairs a device with the demo canteen's first outlet at one click; refused anywhere else. */
export const pairDemoDevice = command({
  name: 'identity.pairDemoDevice',
  permission: 'public',
  input: z.object({ kind }),
  async handle({ tx, now, about, newId }, input) {
    if (!(await isDemo(tx)))
      return refuse('NOT_A_DEMO', 'This is not the demo canteen: pair the device with its code.');
    const [outlet] = await tx
      .select({ id: outlets.id })
      .from(outlets)
      .orderBy(outlets.tokenPrefix, outlets.code)
      .limit(1);
    if (!outlet) return refuse('NOT_A_DEMO', 'The demo canteen has no outlet.');
    const name = `Demo ${input.kind.toLowerCase()}`;
    const device = await addDevice(tx, { id: newId(), outletId: outlet.id, kind: input.kind, name, pairedAt: now });
    about('device', device.id);
    const token = randomToken();
    await keepToken(tx, device.id, token, now);
    return { device, token };
  },
});

/**
 * The token that belongs to a device's secret, one way only: it can be given again without being kept. The label keeps
 * it apart from the secret's own digest, which stands in the database.
 */
function tokenOf(secret: string): string {
  return createHash('sha256').update(`device token:${secret}`).digest('base64url');
}

function timeUp(at: Date): Date {
  return new Date(at.getTime() + PAIRING_MINUTES * 60_000);
}

function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
