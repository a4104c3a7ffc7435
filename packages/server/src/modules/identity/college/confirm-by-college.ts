import { isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { sessions } from '../sessions/tables.ts';
import { holdIdentity } from './account-of.ts';
import { heard, personLetIn, why } from './person-let-in.ts';
import { collegeSettingsNow } from './settings.ts';

/** How far the provider's clock and ours may be apart. */
const CLOCK_TOLERANCE_MS = 30_000;

const NOT_ANEW = refuse(
  'NOT_CONFIRMED',
  'The college did not say that you have just proved who you are, or it was another account there. Try again.',
);

/**
 * Notes in the session that it is the person themselves, who has just proved so at the college: for five minutes the acts that matter are open, as after
 * `confirmItsMe`. It is believed where the college says when that was (`auth_time`, OpenID Connect Core §2) and it was since they were
 * sent there. Refuses NOT_CONFIRMED, and what `personLetIn` does.
 */
export const confirmByCollege = command({
  name: 'identity.confirmByCollege',
  permission: 'signed-in',
  about: ownAccount,
  whileDue: true,
  input: z.object({ heard, why, returnTo: z.string(), begunAt: z.date() }),
  mask: ['heard'],
  async handle(scope, { heard: said, returnTo, begunAt }) {
    const { tx, now, actor, emit } = scope;
    const person = personLetIn(await collegeSettingsNow(tx), said);
    if (isRefusal(person)) return person;
    const identity = await holdIdentity(tx, person);
    const isMine = identity?.userId != null && identity.userId === actor.id;
    const isAnew = person.provedAt !== null && person.provedAt.getTime() >= begunAt.getTime() - CLOCK_TOLERANCE_MS;
    if (!isMine || !isAnew) return NOT_ANEW;
    await tx
      .update(sessions)
      .set({ confirmedAt: now })
      .where(eq(sessions.id, actor.session?.id ?? ''));
    emit(accessChanged, { actorId: actor.id });
    return { confirmed: true as const, returnTo };
  },
});
