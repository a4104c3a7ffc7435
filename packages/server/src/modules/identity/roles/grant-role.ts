import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { isOwn, lockAccount, NOT_YOURSELF } from '../accounts/account-to-manage.ts';
import { giveRole, grantWish, mayNotGive } from '../accounts/grants.ts';
import { presentActor } from '../accounts/present-actor.ts';

/**
 * Gives somebody else a role, everywhere or in one outlet. Nobody gives a right that they do not hold there themselves, or
 * for longer than they hold it (BEYOND_OWN_RIGHTS), and nobody gives to himself, nor by a key that he made (NOT_YOURSELF). Refuses ROLE_HELD.
 */
export const grantRole = command({
  name: 'identity.grantRole',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: grantWish.extend({ id: z.uuid(), accountId: z.uuid() }),
  once: (input) => input.id,
  async handle(scope, { id, accountId, ...wish }) {
    const { emit, within } = scope;
    if (wish.outletId !== null) within(wish.outletId);
    await lockAccount(scope, accountId);
    if (await isOwn(scope, accountId)) return NOT_YOURSELF;
    const present = await presentActor(scope, 'account:manage', wish.outletId ?? undefined);
    const beyond = await mayNotGive({ ...scope, present }, [wish]);
    if (beyond) return beyond;
    const given = await giveRole(scope, accountId, wish, id);
    if ('refused' in given) return given;
    scope.changed({
      entity: 'account',
      id: accountId,
      before: {},
      after: { [`role ${wish.role}`]: wish.outletId ?? 'everywhere' },
    });
    emit(accessChanged, { actorId: accountId });
    return { accountId };
  },
});
