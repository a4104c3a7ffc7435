import { and, eq, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { users } from '../accounts/tables.ts';
import { LINK_OVER, LINK_TOKEN_LENGTH_MAX, lockLink } from '../links/links.ts';
import { accountLinks } from '../links/tables.ts';
import { registrations } from './tables.ts';

/**
 * Confirms the address of a registration by the link in its letter. Followed again it answers the same, as long as the link is
 * in time. Others who have claimed this address and not confirmed it are out of it. Refuses LINK_OVER.
 */
export const confirmAddress = command({
  name: 'identity.confirmAddress',
  permission: 'public',
  input: z.object({ token: z.string().max(LINK_TOKEN_LENGTH_MAX) }),
  mask: ['token'],
  async handle(scope, { token }) {
    const { tx, now } = scope;
    const link = await lockLink(scope, token, 'CONFIRM_ADDRESS');
    if (!link) return LINK_OVER;
    const mine = eq(registrations.id, link.registrationId ?? '');
    const [registration] = await tx.select().from(registrations).where(mine).for('update');
    if (registration?.state === 'ADMITTED') return { isAdmitted: true };
    if (registration?.state !== 'WAITING') return LINK_OVER;
    if (registration.addressConfirmedAt !== null) return { isAdmitted: false };

    const { email } = registration;
    const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (account) return LINK_OVER;
    const written = await unlessTaken('registrations_confirmed', LINK_OVER, () =>
      tx.update(registrations).set({ addressConfirmedAt: now }).where(mine).returning({ id: registrations.id }),
    );
    if ('refused' in written) return written;
    const { id } = registration;
    scope.changed({ entity: 'registration', id, before: registration, after: { addressConfirmedAt: now } });
    await tx.update(accountLinks).set({ spentAt: now }).where(eq(accountLinks.id, link.id));
    await tx
      .update(registrations)
      .set({ state: 'REPLACED', passwordHash: null })
      .where(
        and(
          eq(registrations.email, email),
          eq(registrations.state, 'WAITING'),
          isNull(registrations.addressConfirmedAt),
          ne(registrations.id, registration.id),
        ),
      );
    return { isAdmitted: false };
  },
});
