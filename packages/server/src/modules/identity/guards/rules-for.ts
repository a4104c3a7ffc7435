import { type AddressRule, assertLetIn } from '../../../platform/auth/address-rules.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { readNetwork } from '../../../platform/http/address.ts';
import { rolesConcerning } from '../accounts/grants.ts';
import { isStudent } from '../sessions/limits.ts';
import { addressRules } from './tables.ts';

type Row = Pick<typeof addressRules.$inferSelect, 'network' | 'effect' | 'surface' | 'role'>;

/** Who comes in: with which roles, and whether by a token or key. */
export interface Newcomer {
  readonly roles: readonly string[];
  readonly isProgram: boolean;
}

/** The rules that concern somebody, of those that are given. */
export function concerning(rows: readonly Row[], { roles, isProgram }: Newcomer): AddressRule[] {
  const isStaff = roles.length > 0 && !isStudent(roles);
  const concerns = ({ surface, role }: Row) =>
    ({ STAFF: isStaff, API: isProgram, ALL: true, ROLE: role !== null && roles.includes(role) })[surface];
  return rows.filter(concerns).map(({ network, effect, surface, role }) => ({
    ...{ list: role ?? surface, effect },
    network: readNetwork(network),
  }));
}

/** The rules that concern somebody now. */
export async function rulesFor(db: Reader, newcomer: Newcomer): Promise<AddressRule[]> {
  return concerning(await db.select().from(addressRules), newcomer);
}

interface SigningIn {
  readonly userId: string;
  readonly isProgram: boolean;
  readonly address: string | null;
  readonly now: Date;
}

/** Asserts that a person may sign in from there. Throws FORBIDDEN. */
export async function assertMayComeFrom(db: Reader, { userId, isProgram, address, now }: SigningIn): Promise<void> {
  const roles = (await rolesConcerning(db, [userId], now)).map(({ code }) => code);
  assertLetIn({ addressRules: await rulesFor(db, { roles, isProgram }) }, address);
}
