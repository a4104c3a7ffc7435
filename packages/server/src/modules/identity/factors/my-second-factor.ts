import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles } from '../accounts/tables.ts';
import { passkeysOf } from '../passkeys/passkeys-of.ts';
import { roles } from '../roles/tables.ts';
import { factorOf, factorsOf } from './factor-of.ts';
import { demandsOf, graceEnds, ruleOfGrant } from './factor-rules.ts';
import { factorRules } from './tables.ts';

/** The person’s authenticator app and passkeys, how many recovery codes are left, and by when a role of theirs demands a factor. */
export const mySecondFactor = query({
  name: 'identity.mySecondFactor',
  permission: 'signed-in',
  whileDue: true,
  input: z.object({}),
  async handle({ db, now, actor }) {
    const userId = actor.id ?? '';
    const factor = await factorOf(db, userId);
    const { codesLeft } = await factorsOf(db, userId);
    const held = await db
      .select({ rule: factorRules, decision: roles })
      .from(userRoles)
      .leftJoin(roles, eq(roles.code, userRoles.role))
      .leftJoin(factorRules, ruleOfGrant)
      .where(and(eq(userRoles.userId, userId), grantCounts(now)));
    const ends = held.flatMap(demandsOf).map((rule) => graceEnds(rule).getTime());
    return {
      onSince: factor?.confirmedAt ?? null,
      passkeys: await passkeysOf(db, userId),
      recoveryCodesLeft: codesLeft,
      demandedFrom: ends.length > 0 ? new Date(Math.min(...ends)) : null,
    };
  },
});
