import { AppError, isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { factorsOf, isOn, provedBy } from '../factors/factor-of.ts';
import { openChallenge } from '../sessions/challenges.ts';
import { holdHash } from '../sessions/hold-hash.ts';
import { from, openSession } from '../sessions/open-session.ts';
import { accountOf } from './account-of.ts';
import { type CollegePerson, hadTwoFactors } from './college-person.ts';
import { followGroups } from './follow-groups.ts';
import { heard, personLetIn, why } from './person-let-in.ts';
import * as refusals from './refusals.ts';
import { collegeSettingsNow } from './settings.ts';

/**
 * Lets somebody in for whom the college vouches. The account is found by issuer and subject; by address only as `accountOf` says. Roles follow
 * the groups. Where a second factor is on it is asked for, unless the settings trust the provider's. Refuses what `refusals.ts` has, and
 * NOT_ADMITTED_YET, and TOO_MANY_SESSIONS.
 */
export const signInByCollege = command({
  name: 'identity.signInByCollege',
  permission: 'public',
  // What is vouched for is personal, and stands in the account.
  input: z.object({ heard, why, returnTo: z.string(), ...from }),
  mask: ['heard', 'replaces', 'known', 'installationId'],
  async handle(scope, { heard: said, why: _, returnTo, ...where }) {
    const { tx } = scope;
    const settings = await collegeSettingsNow(tx, { held: true });
    const person = personLetIn(settings, said);
    if (isRefusal(person)) return person;
    const found = await accountOf(scope, settings, person);
    if (isRefusal(found)) return found;
    if ('registrationId' in found) return { registrationId: found.registrationId };
    const { userId } = found;
    await nameTried(scope, userId);
    // Whoever disables the account at the same moment either is seen here, or sees the session that opens.
    if ((await holdHash(tx, userId)) === null) return refusals.ACCOUNT_CLOSED;
    await followGroups(scope, userId, person.groups);
    const hadFactor = settings.trustsFactor && hadTwoFactors(person, settings.factorAcrs);
    const factors = await factorsOf(tx, userId);
    if (isOn(factors) && !hadFactor)
      return { ...(await openChallenge(scope, userId, 'ONE_FACTOR')), kinds: provedBy(factors), returnTo };
    const college = {
      college: hadFactor ? ('TWO_FACTORS' as const) : ('ONE_FACTOR' as const),
      provedAt: provedAt(scope, person),
    };
    const opened = await openSession(scope, userId, where, college);
    if (isRefusal(opened)) return opened;
    if ('accessToken' in opened) throw new AppError('INVALID', 'The college signs in browsers, not programs.');
    return { ...opened, returnTo };
  },
});

/** When they last showed who they are. Who only was signed in at the college shows it again before acts that matter. */
function provedAt({ now }: CommandScope, person: CollegePerson): Date {
  const said = person.provedAt ?? new Date(0);
  return said < now ? said : now;
}
