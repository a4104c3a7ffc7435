import { createHash, randomBytes } from 'node:crypto';
import { and, eq, not } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { hasFactor } from './factor-of.ts';
import { recoveryCodes } from './tables.ts';

const CODES = 10;
/** Crockford’s base32: no letter that reads like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Sixteen characters of five bits: 80 bits, which nobody finds by trying. */
const CHARACTERS = 16;
const GROUP = 4;

/** A code that cannot be guessed, in groups: `7k3m-q0ap-x2de-9rtv`. */
function recoveryCode(): string {
  const letters = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}

/** What is stored of a code; however it was written, with or without hyphens, in capitals, or O for 0 and I or L for 1. */
export function recoveryDigest(code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return createHash('sha256').update(`recovery code ${plain}`).digest('base64url');
}

/** Gives the person ten new codes, which nobody sees again; what is left of the old ones is void. */
export async function renewRecoveryCodes({ tx, now, newId }: CommandScope, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, recoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((one) => ({ id: newId(), userId, digest: recoveryDigest(one), createdAt: now })));
  return codes;
}

/** Makes the codes void of somebody whose last factor is gone: they stand in for one, and are none. */
export async function dropUnusedCodes(tx: Tx, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(and(eq(recoveryCodes.userId, userId), not(hasFactor(recoveryCodes.userId))));
}
