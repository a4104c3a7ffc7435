import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { keyToChange } from './key-to-change.ts';
import { apiKeys } from './tables.ts';

/** Withdraws an API key: from now on it opens nothing. Saying it twice changes nothing. Throws NOT_FOUND. */
export const withdrawApiKey = command({
  name: 'identity.withdrawApiKey',
  permission: 'key:manage',
  confirmed: true,
  about: ({ keyId }) => ({ entity: 'api_key', id: keyId }),
  input: z.object({ commandId: z.uuid(), keyId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { keyId }) {
    const { tx, now, actor, emit, changed } = scope;
    const key = await keyToChange(scope, keyId);
    const withdrawn = { revokedAt: now, revokedBy: actor.id };
    if (key.revokedAt === null) changed({ entity: 'api_key', id: keyId, before: key, after: withdrawn });
    await tx
      .update(apiKeys)
      .set(withdrawn)
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)));
    emit(accessChanged, { actorId: keyId });
    return { keyId };
  },
});
