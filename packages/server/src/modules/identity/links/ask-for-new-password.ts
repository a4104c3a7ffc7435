import { and, count, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { newPasswordAsked } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import type { Reaction } from '../../../platform/outbox/reaction.ts';
import { writeMail } from '../../mail/index.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { withLetterAllowance } from '../guards/letter-allowance.ts';
import { chooseNewPasswordLetter } from '../letters/new-password.ts';
import { LINK_MINUTES, makeLink } from './links.ts';
import { accountLinks, newPasswordRequests } from './tables.ts';

const LETTERS_AN_HOUR = 3;

const ask = command({
  name: 'identity.askForNewPassword',
  permission: 'public',
  input: z.object({ email: z.string().trim().toLowerCase().max(254) }),
  // Whoever types something else there, such as a password, finds it in no trail.
  mask: ['email'],
  async handle({ tx, now, newId, emit }, { email }) {
    const requestId = newId();
    await tx.insert(newPasswordRequests).values({ id: requestId, email, askedAt: now });
    emit(newPasswordAsked, { requestId });
    return true as const;
  },
});

/**
 * Asks for a letter with a link by which a new password is chosen. It only notes the wish, and never looks whether the address is
 * known: what is done about it is done after the answer, which is therefore the same, at the same time, for everybody. Throws RATE_LIMITED
 * (`guards/letter-allowance.ts`).
 */
export const askForNewPassword = withLetterAllowance(ask);

/**
 * Writes the letter somebody asked for, if the address has an account that is not disabled: three an hour at most. Demo accounts
 * keep their password. Used by a reaction.
 */
const writeNewPasswordLetter = command({
  name: 'identity.writeNewPasswordLetter',
  permission: 'account:manage',
  input: z.object({ requestId: z.uuid() }),
  async handle(scope, { requestId }) {
    const { tx, now } = scope;
    const [asked] = await tx.delete(newPasswordRequests).where(eq(newPasswordRequests.id, requestId)).returning();
    if (!asked || isDemoAddress(asked.email)) return { written: false };
    // Locked: letters of one account are counted one after the other.
    const [account] = await tx.select().from(users).where(eq(users.email, asked.email)).for('update');
    if (!account || account.disabledAt !== null) return { written: false };
    scope.about('account', account.id);
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const [inTheHour] = await tx
      .select({ count: count() })
      .from(accountLinks)
      .where(
        and(
          ...[eq(accountLinks.userId, account.id), eq(accountLinks.purpose, 'CHOOSE_PASSWORD')],
          gt(accountLinks.createdAt, hourAgo),
        ),
      );
    if ((inTheHour?.count ?? 0) >= LETTERS_AN_HOUR) return { written: false };
    const isStudent = isOnlyStudent(await grantsOf(tx, account.id, now));
    const linkId = await makeLink(scope, { purpose: 'CHOOSE_PASSWORD', userId: account.id });
    await writeMail(scope, chooseNewPasswordLetter, {
      ...{ to: account, userId: account.id, language: account.language, data: { linkId, isStudent } },
      usefulMinutes: LINK_MINUTES.CHOOSE_PASSWORD,
    });
    return { written: true };
  },
});

export const newPasswordLetter: Reaction = {
  name: 'identity.newPasswordLetter',
  hears: newPasswordAsked,
  async run(context, event) {
    await writeNewPasswordLetter(context, newPasswordAsked.payload.parse(event.payload));
  },
};
