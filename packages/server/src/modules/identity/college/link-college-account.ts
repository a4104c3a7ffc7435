import { isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { holdIdentity, letGo } from './account-of.ts';
import { heard, personLetIn, why } from './person-let-in.ts';
import * as refusals from './refusals.ts';
import { collegeSettingsNow } from './settings.ts';
import { collegeIdentities } from './tables.ts';

/**
 * Links the account of whoever is signed in with the college's account that they have just proved to be theirs, and tells them by letter. From
 * then on it signs them in, whatever role they have. Refuses COLLEGE_ACCOUNT_TAKEN: it belongs to another account, or theirs to another.
 */
export const linkCollegeAccount = command({
  name: 'identity.linkCollegeAccount',
  permission: 'signed-in',
  input: z.object({ heard, why, returnTo: z.string() }),
  mask: ['heard'],
  async handle(scope, { heard: said, returnTo }) {
    const { tx, now, newId, actor } = scope;
    const userId = actor.id ?? '';
    const person = personLetIn(await collegeSettingsNow(tx), said);
    if (isRefusal(person)) return person;
    const { issuer, subject, domain } = person;
    const present = await holdIdentity(tx, person);
    if (present?.userId)
      return present.userId === userId ? { linked: true as const, returnTo } : refusals.ACCOUNT_TAKEN;
    // A registration of theirs, which is not decided on or was rejected, binds nobody: they have an account now.
    if (present) await letGo(tx, present.id);
    const row = { id: newId(), issuer, subject, domain, userId, linkedAt: now };
    const made = await unlessTaken('college_identities_user', refusals.ACCOUNT_TAKEN, () =>
      tx.insert(collegeIdentities).values(row).returning({ id: collegeIdentities.id }),
    );
    if ('refused' in made) return made;
    scope.changed({ entity: 'account', id: userId, before: {}, after: { collegeAccount: issuer } });
    await tellOfChange(scope, userId, { what: 'COLLEGE_LINKED' });
    return { linked: true as const, returnTo };
  },
});
