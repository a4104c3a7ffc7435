import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { writeMail } from '../../mail/index.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { makeLink } from '../links/links.ts';
import { securityFigures } from '../sessions/settings.ts';
import { pinBudgetKey, pinGuessLimits } from './guess-limits.ts';
import { signInLocked } from './letters.ts';
import { guessBudgets } from './tables.ts';

/** How long it helps to know that somebody tried. */
const USEFUL_MINUTES = 24 * 60;

/**
 * Lets those who share a budget wait for long: too many of their tries were wrong. Where they are strangers, the person is told
 * by letter, with a link that opens the account again. Used by the guard alone, in the product's own name.
 */
export const lockOut = command({
  name: 'identity.lockOut',
  permission: 'security:manage',
  input: z.object({ key: z.string(), address: z.string().nullable() }),
  async handle(scope, { key, address }) {
    const { tx, now } = scope;
    const isPin = key.startsWith(pinBudgetKey(''));
    const figures = await securityFigures(tx);
    const { guessLockMinutes } = isPin ? pinGuessLimits(figures) : figures;
    const until = new Date(now.getTime() + guessLockMinutes * 60_000);
    const [locked] = await tx
      .update(guessBudgets)
      .set({ lockedAt: now, nextAt: until })
      .where(and(eq(guessBudgets.key, key), isNull(guessBudgets.lockedAt)))
      .returning({ kind: guessBudgets.kind, userId: guessBudgets.userId });
    if (locked?.userId) {
      const change = isPin
        ? { before: { pinLockedUntil: null }, after: { pinLockedUntil: until } }
        : { before: { lockedUntil: null }, after: { lockedUntil: until } };
      scope.changed({ entity: 'account', id: locked.userId, ...change });
    }
    if (locked?.kind !== 'STRANGERS' || locked.userId === null) return { locked: locked !== undefined };
    const [person] = await tx
      .select({ id: users.id, name: users.name, email: users.email, language: users.language })
      .from(users)
      .where(and(eq(users.id, locked.userId), isNull(users.disabledAt)));
    if (person) {
      const { id: userId, language } = person;
      const isStudent = isOnlyStudent(await grantsOf(tx, userId, now));
      const linkId = await makeLink(scope, { purpose: 'UNLOCK', userId });
      const data = { at: now.toISOString(), until: until.toISOString(), from: address, isStudent, linkId };
      await writeMail(scope, signInLocked, { to: person, userId, language, data, usefulMinutes: USEFUL_MINUTES });
    }
    return { locked: true };
  },
});
