import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { sessions } from './tables.ts';

/** Ends the session of this token. Signing out twice, or without a session, is no mistake. */
export const signOut = command({
  name: 'identity.signOut',
  permission: 'public',
  input: z.object({ token: z.string().nullable() }),
  mask: ['token'],
  async handle({ tx, now, emit }, { token }) {
    if (token === null) return true;
    const [ended] = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(eq(sessions.tokenDigest, tokenDigest(token)))
      .returning({ userId: sessions.userId });
    if (ended) emit(accessChanged, { actorId: ended.userId });
    return true;
  },
});
