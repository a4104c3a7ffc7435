import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { followGroups } from './follow-groups.ts';
import { collegeIdentities } from './tables.ts';

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
