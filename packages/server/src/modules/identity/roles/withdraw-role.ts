import { AppError } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { lastAdministrator } from '../accounts/administrators.ts';
import { beyondOwnRights } from '../accounts/grants.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { userRoles } from '../accounts/tables.ts';

/**
 * Withdraws a role; the grant stays as history. Withdrawing one that was withdrawn changes nothing. Refuses
 * LAST_ADMINISTRATOR and BEYOND_OWN_RIGHTS. Throws NOT_FOUND.
 */
export const withdrawRole = command({
  name: 'identity.withdrawRole',
  permission: 'account:manage',
  confirmed: true,
  input: z.object({ commandId: z.uuid(), grantId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { grantId }) {
    const { tx, now, actor, within, emit } = scope;
    const last = await lastAdministrator(tx, { grantId });
    const [grant] = await tx.select().from(userRoles).where(eq(userRoles.id, grantId)).for('update');
    if (!grant) throw new AppError('NOT_FOUND', 'There is no such role given.');
    if (grant.outletId !== null) within(grant.outletId);
    const present = await presentActor(scope, 'account:manage', grant.outletId ?? undefined);
    const barred = (await beyondOwnRights({ ...scope, present }, [grant], { forAsLong: false })) ?? last;
    if (barred) return barred;
    await tx
      .update(userRoles)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(userRoles.id, grantId), isNull(userRoles.withdrawnAt)));
    scope.changed({
      entity: 'account',
      id: grant.userId,
      before: grant.withdrawnAt ? {} : { [`role ${grant.role}`]: grant.outletId ?? 'everywhere' },
      after: null,
    });
    emit(accessChanged, { actorId: grant.userId });
    return { accountId: grant.userId };
  },
});
