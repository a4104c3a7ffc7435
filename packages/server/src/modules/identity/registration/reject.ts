import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { writeMail } from '../../mail/index.ts';
import { rejectedLetter } from '../letters/decided.ts';
import { decidedAlready, lockRegistrations } from './registrations-to-decide.ts';
import { registrations } from './tables.ts';

const LETTER_USEFUL_MINUTES = 7 * 24 * 60;

/**
 * Rejects a registration. Whose address was confirmed gets a letter with the reason; address and college id are free again.
 * Refuses REGISTRATION_DECIDED.
 */
export const reject = command({
  name: 'identity.reject',
  permission: 'account:admit-students',
  input: z.object({ commandId: z.uuid(), id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'registration', id }),
  async handle(scope, { id, reason }) {
    const { tx, now, actor } = scope;
    const rows = await lockRegistrations(scope, [id]);
    const decided = rows.filter(({ state }) => state !== 'WAITING');
    if (decided.length > 0) return decidedAlready(decided);
    await tx
      .update(registrations)
      .set({ state: 'REJECTED', passwordHash: null, reason, decidedAt: now, decidedBy: actor.id })
      .where(eq(registrations.id, id));
    scope.changed({ entity: 'registration', id, before: { state: 'WAITING' }, after: { state: 'REJECTED' } });
    for (const { name, email, language, addressConfirmedAt } of rows) {
      // An unconfirmed address may be a stranger's.
      if (addressConfirmedAt === null) continue;
      const to = { name, email };
      await writeMail(scope, rejectedLetter, {
        ...{ to, userId: null, language, data: { reason }, usefulMinutes: LETTER_USEFUL_MINUTES },
      });
    }
    return { id };
  },
});
