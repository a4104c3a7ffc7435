import { type Demanding, demandsOf, graceEnds } from '../factors/factor-rules.ts';

/** What must be done about somebody's password or second factor before they hold any permission. */
export interface Dues {
  /** Somebody else chose the password. */
  readonly passwordIsDue: boolean;
  /** A role demands a second factor, its grace is over, and none is on. */
  readonly factorIsDue: boolean;
  /** The password is too short to stand alone for a role of the staff. */
  readonly passwordIsShort: boolean;
}

interface Known {
  readonly passwordIsDue: boolean;
  readonly passwordIsShort: boolean;
  readonly hasFactor: boolean;
}

/** A grant that counts, with what demands a factor for it; no role in the row of somebody who has none. */
interface Held extends Demanding {
  readonly role: string | null;
}

/** What is due; the one place that says so, for whoever acts and for whoever looks at what somebody can do. */
export function duesOf(account: Known, grants: readonly Held[], now: Date): Dues {
  const { passwordIsDue, passwordIsShort, hasFactor } = account;
  return {
    passwordIsDue,
    factorIsDue: !hasFactor && grants.flatMap(demandsOf).some((rule) => graceEnds(rule) <= now),
    // Eight characters are enough for students, and beside a second factor.
    passwordIsShort: passwordIsShort && !hasFactor && grants.some(({ role }) => role !== null && role !== 'student'),
  };
}
