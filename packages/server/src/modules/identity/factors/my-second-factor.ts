import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles } from '../accounts/tables.ts';
import { factorOf, recoveryCodesLeft } from './factor-of.ts';
import { graceEnds } from './factor-rules.ts';
import { factorRules } from './tables.ts';

/** Whether the person has a second factor, how many recovery codes are left, and by when a role of theirs demands one. */
export const mySecondFactor = query({
  name: 'identity.mySecondFactor',
  permission: 'signed-in',
  whileDue: true,
  input: z.object({}),
  async handle({ db, now, actor }) {
    const userId = actor.id ?? '';
    const factor = await factorOf(db, userId);
    const rules = await db
      .select({ since: factorRules.since, graceDays: factorRules.graceDays })
      .from(userRoles)
      .innerJoin(factorRules, eq(factorRules.role, userRoles.role))
      .where(and(eq(userRoles.userId, userId), grantCounts(now)));
    const ends = rules.map((rule) => graceEnds(rule).getTime());
    return {
      onSince: factor?.confirmedAt ?? null,
      recoveryCodesLeft: factor ? await recoveryCodesLeft(db, userId) : 0,
      demandedFrom: ends.length > 0 ? new Date(Math.min(...ends)) : null,
    };
  },
});
