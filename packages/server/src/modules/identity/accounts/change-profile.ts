import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { MAIL_LANGUAGES } from '../../mail/index.ts';
import { accountName } from './email.ts';
import { ownAccount } from './own-account.ts';
import { users } from './tables.ts';

/** Changes one's own name, the language of one's letters and screens, and how screens look. All of it is set. */
export const changeProfile = command({
  name: 'identity.changeProfile',
  permission: 'signed-in',
  about: ownAccount,
  input: z.object({
    name: accountName,
    language: z.enum(MAIL_LANGUAGES),
    preferences: z.object({ largeText: z.boolean(), highContrast: z.boolean(), reduceMotion: z.boolean() }),
  }),
  async handle({ tx, actor, emit, changed }, { name, language, preferences }) {
    const accountId = actor.id ?? '';
    const [before = {}] = await tx.select().from(users).where(eq(users.id, accountId)).for('update');
    const after = { name, language, ...preferences };
    changed({ entity: 'account', id: accountId, before, after, personal: ['name'] });
    await tx.update(users).set(after).where(eq(users.id, accountId));
    emit(accessChanged, { actorId: accountId });
    return { accountId };
  },
});
