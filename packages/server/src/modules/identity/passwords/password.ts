import argon2 from '@node-rs/argon2';
import { z } from 'zod';
import { passwordsChecked } from '../../../platform/metrics.ts';
import { atMost } from './at-most.ts';

// OWASP Password Storage Cheat Sheet: argon2id (the library's default variant) with 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * A hash takes a core for some 20 ms: two at once leave the canteen room to sell while many sign in. Whoever waits holds
 * a connection: those who hash and those who wait are half of the pool at most.
 */
const hashing = atMost({ atOnce: 2, waiting: 8 });

/** A password as somebody sends it. How long one may be that is chosen is said by the policy. */
export const passwordText = z.string().min(1).max(1_024);

/** A salted argon2id hash in the PHC string format. Throws UNAVAILABLE when too many wait for theirs. */
export function hashPassword(password: string): Promise<string> {
  return hashing(() => argon2.hash(canonical(password), COST));
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash it takes as long and fails: an unknown name must not answer faster. Throws
 * UNAVAILABLE when too many wait.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= argon2.hash('nobody has this password', COST);
  const against = passwordHash ?? (await decoy);
  const fits = await hashing(() => argon2.verify(against, canonical(password)));
  passwordsChecked.inc();
  return fits && passwordHash !== null;
}

/** Whether a hash was made at less than today's cost, and should be made again while the password is at hand. */
export function isWeakHash(passwordHash: string): boolean {
  const [, memory, time, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(passwordHash) ?? [];
  return Number(memory ?? 0) < COST.memoryCost || Number(time) < COST.timeCost || Number(lanes) < COST.parallelism;
}

/** Keyboards write the same letter in several ways (NIST SP 800-63B-4 §3.1.1.2: normalise before hashing). */
function canonical(password: string): string {
  return password.normalize('NFC');
}
