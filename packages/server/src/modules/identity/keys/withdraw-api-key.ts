import { AppError } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { denial, holdsIn } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { apiKeys } from './tables.ts';

/** Withdraws an API key: from now on it opens nothing. Saying it twice changes nothing. Throws NOT_FOUND. */
export const withdrawApiKey = command({
  name: 'identity.withdrawApiKey',
  permission: 'key:manage',
  confirmed: true,
  about: ({ keyId }) => ({ entity: 'api_key', id: keyId }),
  input: z.object({ commandId: z.uuid(), keyId: z.uuid() }),
  once: (input) => input.commandId,
  async handle({ tx, now, actor, within, emit, changed }, { keyId }) {
    const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, keyId));
    if (!key) throw new AppError('NOT_FOUND', 'There is no such API key.');
    if (key.outletId !== null) within(key.outletId);
    else if (!holdsIn(actor, 'key:manage', null)) throw denial(actor, 'key:manage');
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
