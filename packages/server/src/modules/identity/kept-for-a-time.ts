import { and, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { KeptForATime } from '../../platform/personal/kept-for-a-time.ts';
import { pairings } from './devices/tables.ts';
import { addressBudgets, guessBudgets, knownDevices } from './guards/tables.ts';
import { accountLinks, newPasswordRequests } from './links/tables.ts';
import { registrations } from './registration/tables.ts';
import { sessions, signInChallenges } from './sessions/tables.ts';

const all = (...conditions: (SQL | undefined)[]) => and(...conditions) ?? sql`false`;
const stamp = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** Registrations whose address nobody has confirmed: it and the college id are anybody's again. */
function neverConfirmed(moment: Date): SQL {
  const waits = and(eq(registrations.state, 'WAITING'), isNull(registrations.addressConfirmedAt));
  return all(lt(registrations.registeredAt, moment), or(waits, inArray(registrations.state, ['KNOWN', 'REPLACED'])));
}

/** What identity keeps for a time only. Links go before the registrations that they confirm. */
export const identityKept: readonly KeptForATime[] = [
  {
    kind: 'ENDED_SESSIONS',
    table: sessions,
    overBefore: (moment) => sql`coalesce(${sessions.revokedAt}, ${sessions.expiresAt}) < ${stamp(moment)}`,
  },
  {
    kind: 'VAIN_TRIES',
    table: guessBudgets,
    // A lock may last for a day: one that still counts stays.
    overBefore: (moment) => all(lt(guessBudgets.lastAt, moment), lte(guessBudgets.nextAt, moment)),
  },
  {
    kind: 'VAIN_TRIES',
    table: addressBudgets,
    overBefore: (moment) => lt(addressBudgets.expire, moment.getTime()),
  },
  {
    kind: 'VAIN_TRIES',
    table: signInChallenges,
    overBefore: (moment) => lt(signInChallenges.expiresAt, moment),
  },
  {
    kind: 'VAIN_TRIES',
    table: pairings,
    overBefore: (moment) => lt(pairings.expiresAt, moment),
  },
  {
    kind: 'UNCONFIRMED_REGISTRATIONS',
    table: accountLinks,
    overBefore: (moment) =>
      sql`${accountLinks.registrationId} in (select ${registrations.id} from ${registrations} where ${neverConfirmed(moment)})`,
  },
  {
    kind: 'UNCONFIRMED_REGISTRATIONS',
    table: registrations,
    overBefore: (moment) =>
      sql`${neverConfirmed(moment)} and not exists (
        select from ${accountLinks} where ${accountLinks.registrationId} = ${registrations.id})`,
  },
  {
    kind: 'UNUSED_DEVICES',
    table: knownDevices,
    overBefore: (moment) => lt(knownDevices.lastSeenAt, moment),
  },
  {
    kind: 'OLD_LINKS',
    table: accountLinks,
    overBefore: (moment) => lt(accountLinks.expiresAt, moment),
  },
  {
    kind: 'OLD_LINKS',
    table: newPasswordRequests,
    overBefore: (moment) => lt(newPasswordRequests.askedAt, moment),
  },
];
