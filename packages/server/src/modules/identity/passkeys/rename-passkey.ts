import { AppError } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { passkeyName } from './add-passkey.ts';
import { passkeys } from './tables.ts';

/** Gives one of the person's own passkeys another name. Throws NOT_FOUND. */
export const renamePasskey = command({
  name: 'identity.renamePasskey',
  permission: 'signed-in',
  input: z.object({ id: z.uuid(), name: passkeyName }),
  async handle({ tx, actor }, { id, name }) {
    const renamed = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, actor.id ?? '')))
      .returning({ id: passkeys.id });
    if (renamed.length === 0) throw new AppError('NOT_FOUND', 'You have no such passkey.');
    return { id };
  },
});
