import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { beyondActor } from './beyond-actor.ts';
import { isWithinOwnLimits, keyLimits } from './key-limits.ts';
import { BEYOND_OWN_LIMITS, KEY_IS_OVER } from './key-refusals.ts';
import { isKeyOver, keyToChange } from './key-to-change.ts';
import { apiKeys } from './tables.ts';

/**
 * Changes what a key is called, from where it may come and what it may spend; what it may do stays as it was made. It counts at once, for
 * open streams too. What binds it is changed by those alone who may do what it may, as its secret: a list of networks may be all that makes a leaked one
 * worthless. Refuses KEY_IS_OVER and BEYOND_OWN_RIGHTS. Throws NOT_FOUND, and INVALID for what is no network.
 */
export const changeApiKey = command({
  name: 'identity.changeApiKey',
  permission: 'key:manage',
  confirmed: true,
  about: ({ keyId }) => ({ entity: 'api_key', id: keyId }),
  input: z.object({ commandId: z.uuid(), keyId: z.uuid(), name: nameOf(80), ...keyLimits }),
  once: (input) => input.commandId,
  async handle(scope, { commandId: _, keyId, ...figures }) {
    const { tx, now, actor, emit, changed } = scope;
    const key = await keyToChange(scope, keyId);
    if (isKeyOver(key, now)) return KEY_IS_OVER;
    const isAsBound = key.costPerMinute === figures.costPerMinute && key.networks.join() === figures.networks.join();
    const beyond = isAsBound ? null : beyondActor(scope, await presentActor(scope, 'key:manage'), key);
    if (beyond) return beyond;
    if (!isWithinOwnLimits(actor, figures)) return BEYOND_OWN_LIMITS;
    await tx.update(apiKeys).set(figures).where(eq(apiKeys.id, keyId));
    changed({ entity: 'api_key', id: keyId, before: key, after: figures });
    emit(accessChanged, { actorId: keyId });
    return { keyId };
  },
});
