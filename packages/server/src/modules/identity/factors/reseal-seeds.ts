import { eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { sealer } from '../../../platform/auth/sealing.ts';
import { command } from '../../../platform/command/command.ts';
import { boundTo, seedRow } from './seed.ts';
import { totpFactors } from './tables.ts';

/** Seals every seed anew that a former key sealed, all or none, and says how many. A Fault when a key is missing. */
export const resealSeeds = command({
  name: 'identity.resealSeeds',
  permission: 'security:manage',
  input: z.object({}),
  async handle({ tx, use }) {
    const keys = use(sealer);
    const old = await tx.select().from(totpFactors).where(ne(totpFactors.sealedBy, keys.keyId)).for('update');
    for (const row of old) {
      const { text, keyId } = keys.seal(keys.open(...seedRow(row)), boundTo(row.id));
      await tx.update(totpFactors).set({ sealedSeed: text, sealedBy: keyId }).where(eq(totpFactors.id, row.id));
    }
    return { resealed: old.length };
  },
});
