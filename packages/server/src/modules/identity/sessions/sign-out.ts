import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { endSessions } from './end-sessions.ts';
import { sessions } from './tables.ts';

/** Ends the session of this cookie's token, or the one that asks. Signing out twice, or without a session, is no mistake. */
export const signOut = command({
  name: 'identity.signOut',
  permission: 'public',
  input: z.object({ token: z.string().nullable() }),
  mask: ['token'],
  async handle(scope, { token }) {
    const mine = scope.actor.session?.id;
    if (token === null && mine === undefined) return true;
    const where = token === null ? eq(sessions.id, mine ?? '') : eq(sessions.tokenDigest, tokenDigest(token));
    const [session] = await scope.tx.select({ userId: sessions.userId }).from(sessions).where(where);
    if (session) scope.about('account', session.userId);
    if (session) await endSessions(scope, { userId: session.userId, reason: 'SIGNED_OUT', where });
    return true;
  },
});
