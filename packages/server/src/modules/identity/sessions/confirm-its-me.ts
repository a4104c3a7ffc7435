import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { CommandScope } from '../../../platform/command/spec.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { users } from '../accounts/tables.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { guarded, ofSession } from '../guards/guessing.ts';
import { passwordFits } from '../passwords/password.ts';
import { sessions } from './tables.ts';

const proof = z
  .object({ password: z.string().max(128).nullable().default(null), code: code.nullable().default(null) })
  .refine(({ password, code }) => (password === null) !== (code === null), 'Give either the password or a code.');

const confirm = command({
  name: 'identity.confirmItsMe',
  permission: 'signed-in',
  about: ownAccount,
  whileDue: true,
  input: proof,
  mask: ['password', 'code'],
  async handle(scope, given) {
    const { tx, now, actor, emit } = scope;
    if (!(await fits(scope, given))) return refuse('NOT_CONFIRMED', 'This is not right. Check it and try again.');
    await tx
      .update(sessions)
      .set({ confirmedAt: now })
      .where(eq(sessions.id, actor.session?.id ?? ''));
    emit(accessChanged, { actorId: actor.id });
    return { confirmedAt: now };
  },
});

/**
 * Whoever sits at a session proves that it is theirs, by the password or a code of the second factor: for five minutes the
 * acts that matter are open. Refuses NOT_CONFIRMED; wrong tries make the session wait. Throws RATE_LIMITED.
 */
export const confirmItsMe = guarded(confirm, ofSession);

async function fits(scope: CommandScope, { password, code }: z.output<typeof proof>): Promise<boolean> {
  const userId = scope.actor.id ?? '';
  if (code !== null) return acceptCode(scope, userId, code);
  const [user] = await scope.tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return passwordFits(user?.hash ?? null, password ?? '');
}
