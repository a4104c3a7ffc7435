import { and, count, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { registered } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { Reaction } from '../../../platform/outbox/reaction.ts';
import { writeMail } from '../../mail/index.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { accountExistsLetter, confirmAddressLetter } from '../letters/registered.ts';
import { LINK_MINUTES, makeLink } from '../links/links.ts';
import { securityFigures } from '../sessions/settings.ts';
import { registrations } from './tables.ts';

/** Writes the letter of a registration: a link to confirm the address, or that it is known already. Used by a reaction. */
const writeRegistrationLetter = command({
  name: 'identity.writeRegistrationLetter',
  permission: 'account:manage',
  input: z.object({ registrationId: z.uuid() }),
  about: ({ registrationId }) => ({ entity: 'registration', id: registrationId }),
  async handle(scope, { registrationId }) {
    const { tx, now } = scope;
    const [registration] = await tx.select().from(registrations).where(eq(registrations.id, registrationId));
    if (!registration) return { written: false };
    const { email, name, collegeId, language, kind, state, registeredAt } = registration;
    // One after the other for an address.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registration:${email}`}, 0))`);
    const hourBefore = new Date(registeredAt.getTime() - 3_600_000);
    const [inTheHour] = await tx
      .select({ count: count() })
      .from(registrations)
      .where(
        and(
          eq(registrations.email, email),
          gt(registrations.registeredAt, hourBefore),
          sql`(${registrations.registeredAt}, ${registrations.id}) <= (${registeredAt.toISOString()}::timestamptz, ${registrationId}::uuid)`,
        ),
      );
    // Nobody fills a stranger's mailbox with ours, at the turn of an hour neither.
    const { mailboxLettersPerHour } = await securityFigures(tx);
    if ((inTheHour?.count ?? 0) > mailboxLettersPerHour) return { written: false };
    if (state === 'WAITING') {
      const linkId = await makeLink(scope, { purpose: 'CONFIRM_ADDRESS', registrationId });
      await writeMail(scope, confirmAddressLetter, {
        to: { name, email },
        userId: null,
        language,
        data: { linkId, kind, collegeId },
        usefulMinutes: LINK_MINUTES.CONFIRM_ADDRESS,
      });
    }
    if (state === 'KNOWN') {
      const [account] = await tx.select().from(users).where(eq(users.email, email));
      const isStudent = account ? isOnlyStudent(await grantsOf(tx, account.id, now)) : kind === 'STUDENT';
      await writeMail(scope, accountExistsLetter, {
        // To the person whom the address belongs to, not by the name that somebody else may have typed.
        to: { name: account?.name ?? email, email },
        userId: account?.id ?? null,
        language: account?.language ?? language,
        data: { isStudent, waits: account === undefined },
        usefulMinutes: 24 * 60,
      });
    }
    return { written: true };
  },
});

/** After the answer, so that its time tells nothing of the address. */
export const registrationLetter: Reaction = {
  name: 'identity.registrationLetter',
  hears: registered,
  async run(context, event) {
    await writeRegistrationLetter(context, registered.payload.parse(event.payload));
  },
};
