import { and, eq, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { sealer } from '../../../platform/auth/sealing.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { factorOf } from './factor-of.ts';
import { recoveryDigest } from './recovery-codes.ts';
import { seedRow } from './seed.ts';
import { recoveryCodes, totpFactors } from './tables.ts';
import { isTotpCode, stepOf } from './totp.ts';

/** A code as somebody typed or pasted it: spaces do not count. */
export const code = z
  .string()
  .max(64)
  .transform((typed) => typed.replace(/\s/g, ''));

/**
 * Whether the code proves the person’s second factor: one of the app, each step once, or a recovery code, each once. What it
 * proves with is used up in the caller’s transaction.
 */
export async function acceptCode(scope: CommandScope, userId: string, code: string): Promise<boolean> {
  const { tx, now, use } = scope;
  // There are some only while a factor is on.
  if (!isTotpCode(code)) return useRecoveryCode(tx, { userId, code, now });
  const factor = await factorOf(tx, userId);
  if (!factor) return false;
  const step = stepOf(use(sealer).open(...seedRow(factor)), code, now);
  return step !== null && moveStep(tx, factor.id, step);
}

/** Moves the last accepted step on; false when it stands there or beyond already, whoever was faster. */
export async function moveStep(tx: Tx, factorId: string, step: number): Promise<boolean> {
  const moved = await tx
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.id, factorId), lt(totpFactors.lastStep, step)))
    .returning({ id: totpFactors.id });
  return moved.length > 0;
}

interface Recovery {
  readonly userId: string;
  readonly code: string;
  readonly now: Date;
}

async function useRecoveryCode(tx: Tx, { userId, code, now }: Recovery): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.digest, recoveryDigest(code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
}
