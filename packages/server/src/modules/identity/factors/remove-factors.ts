import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotManage } from '../accounts/account-to-manage.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { passkeys } from '../passkeys/tables.ts';
import { spendChallenges } from '../sessions/challenges.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { factorsOf, isOn } from './factor-of.ts';
import { recoveryCodes, totpFactors } from './tables.ts';

/**
 * Takes all second factors off somebody else's account, for the day their phone and their codes are gone: their password alone signs them
 * in then, until a role of theirs demands a factor anew. They are signed out everywhere, and a letter tells them. Refuses NO_FACTOR and what
 * `mayNotManage` does. Throws NOT_FOUND.
 */
export const removeFactors = command({
  name: 'identity.removeFactors',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: (input) => input.commandId,
  async handle(scope, { accountId }) {
    const { tx, now } = scope;
    const barred = await mayNotManage(scope, await lockAccount(scope, accountId));
    if (barred) return barred;
    const before = await factorsOf(tx, accountId);
    if (!isOn(before)) return refuse('NO_FACTOR', 'This account has no second factor. There is nothing to remove.');
    for (const table of [totpFactors, passkeys, recoveryCodes])
      await tx.delete(table).where(eq(table.userId, accountId));
    const after = { totp: false, passkeys: 0, codesLeft: 0 };
    scope.changed({ entity: 'account', id: accountId, before, after });
    await endSessions(scope, { userId: accountId, reason: 'FACTOR_CHANGED' });
    // A password that waits for its code would wait for one that nobody has.
    await spendChallenges(tx, accountId, now);
    await tellOfChange(scope, accountId, { what: 'FACTORS_REMOVED' });
    return { accountId };
  },
});
