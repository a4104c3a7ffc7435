import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** How long a code can be entered, and how long the answer to whoever claims it is given again. */
export const PAIRING_MINUTES = 10;
/** Draws after which it is plain that there are hardly any codes left. */
const DRAWS_AT_MOST = 20;

/** The code that a device shows, as somebody enters it. */
export const pairingCode = z.string().regex(/^\d{6}$/, 'Six digits, as the device shows them.');

export function timeUp(at: Date): Date {
  return new Date(at.getTime() + PAIRING_MINUTES * 60_000);
}

/** A code that no other device shows now; null where twenty that were drawn are all taken. */
export async function freeCode(
  isTaken: (code: string) => Promise<boolean>,
  draw: () => string = sixDigits,
): Promise<string | null> {
  for (let drawn = 0; drawn < DRAWS_AT_MOST; drawn += 1) {
    const code = draw();
    if (!(await isTaken(code))) return code;
  }
  return null;
}

function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
