import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { ownAccount } from '../identity/index.ts';
import { birthYearOf, holdConsents, takeBack } from './consent.ts';
import { isForAdults, mayBeChild, PURPOSES } from './purposes.ts';
import { birthYears } from './tables.ts';

/**
 * Says in which year one was born, or, with null, leaves that open again. Consents that are not open to somebody of that age,
 * or of an unknown one, are taken back with it. Said again it comes to the same; it is not remembered as other commands are, since
 * the digest of what was said would give the year away by trying them all. Throws INVALID for a year to come.
 */
export const setBirthYear = command({
  name: 'privacy.setBirthYear',
  permission: 'signed-in',
  input: z.object({ commandId: z.uuid(), year: z.int().min(1900).nullable() }),
  about: ownAccount,
  mask: ['year'],
  async handle(scope, { year }) {
    const { tx, now, actor } = scope;
    const userId = actor.id ?? '';
    if (year !== null && year > now.getUTCFullYear()) throw new AppError('INVALID', 'year: it is still to come.');
    await holdConsents(tx, userId);
    const before = await birthYearOf(tx, userId);
    scope.changed({
      ...{ entity: 'account', id: userId, personal: ['birthYear'] },
      ...{ before: { birthYear: before }, after: { birthYear: year } },
    });
    if (year === null) await tx.delete(birthYears).where(eq(birthYears.userId, userId));
    else {
      const said = { year, saidAt: now };
      await tx
        .insert(birthYears)
        .values({ userId, ...said })
        .onConflictDoUpdate({ target: birthYears.userId, set: said });
    }
    if (year === null || mayBeChild(year, now))
      for (const purpose of PURPOSES.filter(isForAdults)) await takeBack(scope, userId, purpose);
    return true;
  },
});
