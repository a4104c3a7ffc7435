import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { ownAccount, personOf } from '../identity/index.ts';
import { personalRecords } from './personal.ts';

/**
 * Takes the person out of everything that no law holds, and closes the account for good (DPDP Act 2023 §12(3), GDPR 17). What
 * stays names them by the account’s id only, but for the sealed audit trail. Refuses what a module has against it: OPEN_ORDER,
 * LAST_ADMINISTRATOR, DEMO_ACCOUNT. The person must have confirmed that it is them.
 */
export const eraseMyAccount = command({
  name: 'privacy.eraseMyAccount',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({}),
  async handle(scope) {
    const { tx, now, actor, use } = scope;
    const person = await personOf(tx, actor.id ?? '');
    if (!person) throw new AppError('NOT_FOUND', 'There is no such account.');
    const all = use(personalRecords);
    for (const records of all) {
      const hindered = await records.hindrance?.(scope, person);
      if (hindered) return hindered;
    }
    for (const records of all) await records.erase?.(scope, person);
    const erased = { before: { erasedAt: null }, after: { erasedAt: now } };
    scope.changed({ entity: 'account', id: person.id, ...erased });
    return { erasedAt: now };
  },
});
