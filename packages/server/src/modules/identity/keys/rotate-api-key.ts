import { AppError } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { beyondActor } from './beyond-actor.ts';
import { newKey } from './key-form.ts';
import { OVERLAP_DAYS_AT_MOST } from './key-limits.ts';
import { KEY_HAS_MANY_SECRETS, KEY_IS_OVER, KEY_WAS_SHOWN } from './key-refusals.ts';
import { isKeyOver, keyToChange } from './key-to-change.ts';
import { apiKeySecrets } from './tables.ts';

const DAY_MS = 86_400_000;
/** Secrets of one key that are good at once: the new one, the old one, and one whose answer was lost. */
const SECRETS_AT_MOST = 3;

/**
 * Gives a key a new secret. The old one stays good until a moment that is chosen (one that is over: it ends at once), so that every copy of the program can
 * be changed without haste; never for longer than thirty days. The secret is in the answer and nowhere else, as when a key is made: the same id once more is
 * refused (KEY_WAS_SHOWN). Whoever gets the secret can do what the key can, so whoever does not hold that may not ask for it
 * (BEYOND_OWN_RIGHTS). Refuses KEY_IS_OVER and, unless the old ones end at once, KEY_HAS_MANY_SECRETS. Throws NOT_FOUND, and INVALID for a later end.
 */
export const rotateApiKey = command({
  name: 'identity.rotateApiKey',
  permission: 'key:manage',
  confirmed: true,
  about: ({ keyId }) => ({ entity: 'api_key', id: keyId }),
  input: z.object({ id: z.uuid(), keyId: z.uuid(), oldEndsAt: z.date() }),
  async handle(scope, { id, keyId, oldEndsAt }) {
    const { tx, now, actor, emit, changed } = scope;
    const key = await keyToChange(scope, keyId);
    const [before] = await tx.select().from(apiKeySecrets).where(eq(apiKeySecrets.id, id));
    if (before && (before.keyId !== keyId || before.createdBy !== actor.id))
      throw new AppError('CONFLICT', 'This id was used before for something else. Make a new id for a new request.');
    if (before) return KEY_WAS_SHOWN;
    if (isKeyOver(key, now)) return KEY_IS_OVER;
    if (oldEndsAt.getTime() > now.getTime() + OVERLAP_DAYS_AT_MOST * DAY_MS)
      throw new AppError(
        'INVALID',
        `oldEndsAt: the old secret may stay good for ${OVERLAP_DAYS_AT_MOST} days at most.`,
      );
    const beyond = beyondActor(scope, await presentActor(scope, 'key:manage'), key);
    if (beyond) return beyond;
    const good = and(eq(apiKeySecrets.keyId, keyId), or(isNull(apiKeySecrets.endsAt), gt(apiKeySecrets.endsAt, now)));
    const secrets = await tx.select().from(apiKeySecrets).where(good);
    const ends = new Date(Math.max(oldEndsAt.getTime(), now.getTime()));
    // After a leak all the old ones end at once, however many there are: then there is one.
    if (ends > now && secrets.length >= SECRETS_AT_MOST) return KEY_HAS_MANY_SECRETS;
    const secret = newKey();
    await tx
      .insert(apiKeySecrets)
      .values({ id, keyId, tokenDigest: tokenDigest(secret), createdAt: now, createdBy: actor.id });
    // One that was to end before does so.
    await tx
      .update(apiKeySecrets)
      .set({ endsAt: ends })
      .where(and(good, ne(apiKeySecrets.id, id), or(isNull(apiKeySecrets.endsAt), gt(apiKeySecrets.endsAt, ends))));
    changed({ entity: 'api_key', id: keyId, before: {}, after: { rotatedAt: now, oldGoodUntil: ends } });
    emit(accessChanged, { actorId: keyId });
    return { id: keyId, key: secret };
  },
});
