import { asc, desc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { identityAlerts, identityStates } from './tables.ts';

export interface IdentityState {
  readonly name: string;
  readonly holds: boolean;
  readonly since: Date;
  readonly checkedAt: Date;
  readonly alerts: readonly (typeof identityAlerts.$inferSelect)[];
}

/** Alerts that are told of all identities together. */
const ALERTS_AT_MOST = 200;

/** Everything that must add up, what does not first, each with what was found of it before. */
export const listIdentities = query({
  name: 'monitoring.identities',
  permission: 'identity:read',
  input: z.object({}),
  async handle({ db }): Promise<IdentityState[]> {
    return identitiesNow(db, null);
  },
});

/** Everything that must add up, or what is named of it, as it was found. */
export async function identitiesNow(reader: Reader, names: readonly string[] | null): Promise<IdentityState[]> {
  const states = await reader
    .select()
    .from(identityStates)
    .where(names === null ? undefined : inArray(identityStates.name, [...names]))
    .orderBy(asc(identityStates.holds), asc(identityStates.name));
  const alerts = await reader
    .select()
    .from(identityAlerts)
    .where(names === null ? undefined : inArray(identityAlerts.name, [...names]))
    .orderBy(desc(identityAlerts.openedAt), desc(identityAlerts.id))
    .limit(ALERTS_AT_MOST);
  return states.map((state) => ({ ...state, alerts: alerts.filter(({ name }) => name === state.name) }));
}
