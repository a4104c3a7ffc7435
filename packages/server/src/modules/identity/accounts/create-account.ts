import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { hashPassword, passwordFits, passwordText } from '../passwords/password.ts';
import { isShortPassword } from '../passwords/password-policy.ts';
import { tooWeak } from '../passwords/too-weak.ts';
import { accountEmail, accountName, EMAIL_TAKEN } from './email.ts';
import { giveRole, grantWish, isOnlyStudent, mayNotGive } from './grants.ts';
import { users } from './tables.ts';

/**
 * Makes an account with its roles and a first password, which its owner must change before anything else. The same id
 * with the same person and password answers as before; it is not remembered as other commands are, since the digest of
 * what was said would be a quick way to try passwords. Refuses EMAIL_TAKEN, PASSWORD_TOO_WEAK, BEYOND_OWN_RIGHTS,
 * ROLE_HELD (the same role twice). Throws NOT_FOUND for a role that is not there, CONFLICT for an id of something else.
 */
export const createAccount = command({
  name: 'identity.createAccount',
  permission: 'account:manage',
  confirmed: true,
  input: z.object({
    id: z.uuid(),
    email: accountEmail,
    name: accountName,
    roles: z.array(grantWish).max(20),
    firstPassword: passwordText,
  }),
  mask: ['firstPassword'],
  about: ({ id }) => ({ entity: 'account', id }),
  async handle(scope, { id, email, name, roles, firstPassword }) {
    const { tx, now } = scope;
    const beyond = await mayNotGive(scope, roles);
    if (beyond) return beyond;
    const weak = await tooWeak(scope, firstPassword, { name, email, isStudent: isOnlyStudent(roles) });
    if (weak) return weak;

    const row = {
      id,
      email,
      name,
      passwordHash: await hashPassword(firstPassword),
      passwordIsDue: true,
      passwordIsShort: isShortPassword(firstPassword),
      createdAt: now,
    };
    const made = await unlessTaken('users_email', EMAIL_TAKEN, () =>
      tx.insert(users).values(row).onConflictDoNothing({ target: users.id }).returning(),
    );
    if ('refused' in made) return made;
    if (made.length === 0) {
      const [before] = await tx.select().from(users).where(eq(users.id, id));
      const same = before?.email === email && before.name === name && before.passwordIsDue;
      if (same && (await passwordFits(before.passwordHash, firstPassword))) return { accountId: id };
      throw new AppError('CONFLICT', 'This id was used before for something else. Make a new id for a new request.');
    }
    for (const wish of roles) {
      const given = await giveRole(scope, id, wish);
      if ('refused' in given) return given;
    }
    return { accountId: id };
  },
});
