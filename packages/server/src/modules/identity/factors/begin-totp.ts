import { randomBytes } from 'node:crypto';
import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { sealer } from '../../../platform/auth/sealing.ts';
import { command } from '../../../platform/command/command.ts';
import { organisations } from '../../places/index.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { users } from '../accounts/tables.ts';
import { factorOf } from './factor-of.ts';
import { boundTo } from './seed.ts';
import { totpFactors } from './tables.ts';
import { base32, otpauthUri } from './totp.ts';

/** RFC 4226 §4 R6 asks for 128 bits and recommends 160. */
const SEED_BYTES = 20;

/**
 * Makes a seed for an authenticator app and tells it this once. Nothing is on until `confirmTotp` hears a code made with it;
 * beginning again makes another seed. Refuses FACTOR_IS_ON.
 */
export const beginTotp = command({
  name: 'identity.beginTotp',
  permission: 'signed-in',
  whileDue: true,
  confirmed: true,
  input: z.object({}),
  about: ownAccount,
  async handle({ tx, now, actor, newId, use }) {
    const userId = actor.id ?? '';
    // Held: who begins twice at one moment gets two seeds, and the later one counts.
    const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId)).for('update');
    if (await factorOf(tx, userId))
      return refuse('FACTOR_IS_ON', 'A second factor is on already. Switch it off first to set up another.');
    const [organisation] = await tx.select({ name: organisations.name }).from(organisations).limit(1);
    const seed = randomBytes(SEED_BYTES);
    const id = newId();
    const { text, keyId } = use(sealer).seal(seed, boundTo(id));
    await tx.delete(totpFactors).where(and(eq(totpFactors.userId, userId), isNull(totpFactors.confirmedAt)));
    await tx.insert(totpFactors).values({ id, userId, sealedSeed: text, sealedBy: keyId, createdAt: now });
    const label = { issuer: organisation?.name ?? 'College Kiosk', account: user?.email ?? actor.label };
    return { uri: otpauthUri(seed, label), secret: base32(seed) };
  },
});
