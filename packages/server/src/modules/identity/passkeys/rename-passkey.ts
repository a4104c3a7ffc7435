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
  about: ({ id }) => ({ entity: 'passkey', id }),
  async handle({ tx, actor, changed }, { id, name }) {
    const own = and(eq(passkeys.id, id), eq(passkeys.userId, actor.id ?? ''));
    const [before] = await tx.select({ name: passkeys.name }).from(passkeys).where(own).for('update');
    if (!before) throw new AppError('NOT_FOUND', 'You have no such passkey.');
    await tx.update(passkeys).set({ name }).where(own);
    changed({ entity: 'passkey', id, before, after: { name } });
    return { id };
  },
});
