import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { guarded, ofCodeEntered } from '../guards/guessing.ts';
import { pairingCode } from './pairing-code.ts';
import { pairings } from './tables.ts';

export const CODE_UNKNOWN = refuse(
  'PAIRING_CODE_UNKNOWN',
  'No device waits with this code. Look at its screen again: codes last ten minutes.',
);

/** The device that shows a code and waits; null where none does. */
export async function waitingWith(reader: Reader, code: string, now: Date) {
  const waits = and(eq(pairings.code, code), gt(pairings.expiresAt, now), isNull(pairings.deviceId));
  const [found] = await reader.select().from(pairings).where(waits);
  return found ?? null;
}

/**
 * Who waits with a code, before it is paired: what it says it is, since when, and from which address. One mistyped digit may be a stranger's
 * device. Refuses PAIRING_CODE_UNKNOWN; throws RATE_LIMITED for whoever tries many codes.
 */
export const findWaitingDevice = guarded(
  command({
    name: 'identity.findWaitingDevice',
    permission: 'device:pair',
    input: z.object({ code: pairingCode }),
    async handle({ tx, now }, { code }) {
      const found = await waitingWith(tx, code, now);
      if (!found) return CODE_UNKNOWN;
      return { kind: found.kind, waitingSince: found.createdAt, address: found.address };
    },
  }),
  ofCodeEntered,
);
