import { asc, desc } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
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
    const states = await db.select().from(identityStates).orderBy(asc(identityStates.holds), asc(identityStates.name));
    const alerts = await db
      .select()
      .from(identityAlerts)
      .orderBy(desc(identityAlerts.openedAt), desc(identityAlerts.id))
      .limit(ALERTS_AT_MOST);
    return states.map((state) => ({ ...state, alerts: alerts.filter(({ name }) => name === state.name) }));
  },
});
