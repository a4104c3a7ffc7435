import { z } from 'zod';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { apiKeys } from './tables.ts';

/** Makes an API key. The key itself is in the answer and nowhere else: only its digest is kept. */
export const createApiKey = command({
  name: 'identity.createApiKey',
  permission: 'key:manage',
  confirmed: true,
  input: z.object({
    name: z.string().trim().min(1).max(80),
    permissions: z.array(z.string().regex(/^[a-z-]+:[a-z-]+$/)).min(1),
    outletId: z.uuid().nullable(),
    expiresAt: z.date().nullable(),
  }),
  async handle({ tx, now, newId }, input) {
    const key = `ck_live_${randomToken()}`;
    const id = newId();
    await tx.insert(apiKeys).values({ id, ...input, tokenDigest: tokenDigest(key), createdAt: now });
    return { id, key };
  },
});
