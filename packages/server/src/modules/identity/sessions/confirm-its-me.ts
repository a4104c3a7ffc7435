import { isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { CommandScope } from '../../../platform/command/spec.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { users } from '../accounts/tables.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { guarded, ofSession } from '../guards/guessing.ts';
import { acceptPasskey, afterRefusedPasskey } from '../passkeys/accept-passkey.ts';
import { type Assertion, assertion } from '../passkeys/responses.ts';
import { passwordFits } from '../passwords/password.ts';
import { sessions } from './tables.ts';

const proof = z
  .object({
    password: z.string().max(128).nullable().default(null),
    code: code.nullable().default(null),
    passkey: assertion.nullable().default(null),
  })
  .refine(
    ({ password, code, passkey }) => [password, code, passkey].filter((given) => given !== null).length === 1,
    'Give either the password, a code or a passkey.',
  );

const NOT_CONFIRMED = refuse('NOT_CONFIRMED', 'This is not right. Check it and try again.');

const confirm = command({
  name: 'identity.confirmItsMe',
  permission: 'signed-in',
  about: ownAccount,
  whileDue: true,
  input: proof,
  mask: ['password', 'code', 'passkey'],
  async handle(scope, given) {
    const { tx, now, actor, emit } = scope;
    const refused = given.passkey ? await byPasskey(scope, given.passkey) : await byKnowledge(scope, given);
    if (refused) return refused;
    await tx
      .update(sessions)
      .set({ confirmedAt: now })
      .where(eq(sessions.id, actor.session?.id ?? ''));
    emit(accessChanged, { actorId: actor.id });
    return { confirmedAt: now };
  },
  async onRefusal(scope, { passkey }, refusal) {
    if (passkey) await afterRefusedPasskey(scope, passkey, refusal);
  },
});

/**
 * Whoever sits at a session proves that it is theirs, by the password, a code of the second factor or a passkey: for five minutes the
 * acts that matter are open. Refuses NOT_CONFIRMED, WRONG_PASSKEY, PASSKEY_CLONED; wrong tries make the session wait. Throws RATE_LIMITED.
 */
export const confirmItsMe = guarded(confirm, ofSession);

async function byPasskey(scope: CommandScope, passkey: Assertion) {
  const { id, session } = scope.actor;
  const bound = { ceremony: 'CONFIRM', userId: id ?? '', boundTo: session?.id ?? null } as const;
  const accepted = await acceptPasskey(scope, passkey, bound);
  return isRefusal(accepted) ? accepted : null;
}

async function byKnowledge(scope: CommandScope, { password, code }: z.output<typeof proof>) {
  const userId = scope.actor.id ?? '';
  if (code !== null) return (await acceptCode(scope, userId, code)) ? null : NOT_CONFIRMED;
  const [user] = await scope.tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return (await passwordFits(user?.hash ?? null, password ?? '')) ? null : NOT_CONFIRMED;
}
