import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { CommandScope } from '../../../platform/command/spec.ts';
import { users } from '../accounts/tables.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { assertMayGuess, countWrongGuess, holdGuesses } from '../factors/guesses.ts';
import { passwordFits } from '../passwords/password.ts';
import { sessions } from './tables.ts';

const proof = z
  .object({ password: z.string().max(128).nullable().default(null), code: code.nullable().default(null) })
  .refine(({ password, code }) => (password === null) !== (code === null), 'Give either the password or a code.');

/**
 * Whoever sits at a session proves that it is theirs, by the password or a code of the second factor: for five minutes the
 * acts that matter are open. Refuses NOT_CONFIRMED; ten wrong tries in a quarter of an hour put the account off.
 */
export const confirmItsMe = command({
  name: 'identity.confirmItsMe',
  permission: 'signed-in',
  input: proof,
  mask: ['password', 'code'],
  hold: (tx, _, { id }) => holdGuesses(tx, id ?? ''),
  async handle(scope, given) {
    const { tx, now, actor, emit } = scope;
    await assertMayGuess(tx, actor.id ?? '', now);
    if (!(await fits(scope, given))) return refuse('NOT_CONFIRMED', 'This is not right. Check it and try again.');
    await tx
      .update(sessions)
      .set({ confirmedAt: now })
      .where(eq(sessions.id, actor.session?.id ?? ''));
    emit(accessChanged, { actorId: actor.id });
    return { confirmedAt: now };
  },
  async onRefusal(scope) {
    await countWrongGuess(scope, scope.actor.id ?? '');
  },
});

async function fits(scope: CommandScope, { password, code }: z.output<typeof proof>): Promise<boolean> {
  const userId = scope.actor.id ?? '';
  if (code !== null) return acceptCode(scope, userId, code);
  const [user] = await scope.tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return passwordFits(user?.hash ?? null, password ?? '');
}
