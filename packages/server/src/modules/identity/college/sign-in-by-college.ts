import { AppError, isRefusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { factorsOf, isOn, provedBy } from '../factors/factor-of.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { openChallenge } from '../sessions/challenges.ts';
import { holdHash } from '../sessions/hold-hash.ts';
import { from, openSession } from '../sessions/open-session.ts';
import { accountOf, holdIdentity } from './account-of.ts';
import { type CollegePerson, hadTwoFactors, readPerson } from './college-person.ts';
import { followGroups } from './follow-groups.ts';
import * as refusals from './refusals.ts';
import { type CollegeSettings, collegeSettingsNow } from './settings.ts';
import { collegeIdentities } from './tables.ts';

/** What came of asking the provider. */
const heard = z.discriminatedUnion('is', [
  z.object({ is: z.literal('VOUCHED'), issuer: z.string(), claims: z.record(z.string(), z.unknown()) }),
  z.object({ is: z.enum(['AWAY', 'REFUSED']) }),
]);
/** For the audit trail: what was wrong with the answer. */
const why = z.string().max(200).nullable();
export type Heard = z.output<typeof heard>;

/** The person for whom the provider vouches, as far as the settings let anybody of theirs in; else why not. */
function personLetIn(settings: CollegeSettings, said: Heard) {
  if (!settings.isOn) return refusals.COLLEGE_OFF;
  if (said.is !== 'VOUCHED') return said.is === 'AWAY' ? refusals.COLLEGE_AWAY : refusals.ANSWER_REFUSED;
  const person = readPerson(said, settings.groupsClaim);
  const { email, emailIsVerified } = person;
  if (email === null || !emailIsVerified) return refusals.EMAIL_NOT_VERIFIED;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (!settings.domains.includes(domain) || isDemoAddress(email)) return refusals.DOMAIN_REFUSED;
  return { ...person, email };
}

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
    const settings = await collegeSettingsNow(tx);
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
      return { ...(await openChallenge(scope, userId)), kinds: provedBy(factors), returnTo };
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
    const { issuer, subject } = person;
    const present = await holdIdentity(tx, person);
    if (present) return present.userId === userId ? { linked: true as const, returnTo } : refusals.ACCOUNT_TAKEN;
    const row = { id: newId(), issuer, subject, userId, linkedAt: now };
    const made = await unlessTaken('college_identities_user', refusals.ACCOUNT_TAKEN, () =>
      tx.insert(collegeIdentities).values(row).returning({ id: collegeIdentities.id }),
    );
    if ('refused' in made) return made;
    scope.changed({ entity: 'account', id: userId, before: {}, after: { collegeAccount: issuer } });
    await tellOfChange(scope, userId, { what: 'COLLEGE_LINKED' });
    return { linked: true as const, returnTo };
  },
});

/** Takes the link off: the college signs the person in no more, and roles that it lent end. A letter tells of it. */
export const unlinkCollegeAccount = command({
  name: 'identity.unlinkCollegeAccount',
  permission: 'signed-in',
  confirmed: true,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor } = scope;
    const userId = actor.id ?? '';
    const gone = await tx
      .delete(collegeIdentities)
      .where(eq(collegeIdentities.userId, userId))
      .returning({ issuer: collegeIdentities.issuer });
    for (const { issuer } of gone)
      scope.changed({ entity: 'account', id: userId, before: { collegeAccount: issuer }, after: null });
    if (gone.length === 0) return true as const;
    await followGroups(scope, userId, []);
    await tellOfChange(scope, userId, { what: 'COLLEGE_UNLINKED' });
    return true as const;
  },
});
