import { AppError, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { type Permission, permissionName, permissionRegistry } from '../../../platform/auth/permission.ts';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { placeOf } from '../../places/index.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { newKey } from './key-form.ts';
import { isWithinOwnLimits, keyLimits } from './key-limits.ts';
import { BEYOND_OWN_LIMITS, KEY_WAS_SHOWN } from './key-refusals.ts';
import { apiKeySecrets, apiKeys } from './tables.ts';

/**
 * Makes an API key with some of the maker's own permissions, for no longer than the maker holds them. The key itself is in the answer and nowhere else: only its
 * digest is kept. So nothing is remembered under the id, and the same id once more is refused (KEY_WAS_SHOWN). Refuses
 * BEYOND_OWN_RIGHTS and PERMISSION_UNKNOWN. Throws INVALID for an expiry that is over, and for what is no network.
 */
export const createApiKey = command({
  name: 'identity.createApiKey',
  permission: 'key:manage',
  confirmed: true,
  about: ({ id }) => ({ entity: 'api_key', id }),
  input: z.object({
    id: z.uuid(),
    name: nameOf(80),
    permissions: z.array(permissionName).min(1).max(200),
    outletId: z.uuid().nullable(),
    expiresAt: z.date().nullable(),
    networks: keyLimits.networks.default([]),
    costPerMinute: keyLimits.costPerMinute.default(null),
  }),
  async handle(scope, input) {
    const { tx, now, actor, within, use } = scope;
    if (input.outletId !== null) {
      await placeOf(tx, input.outletId);
      within(input.outletId);
    }
    if (input.expiresAt !== null && input.expiresAt <= now)
      throw new AppError('INVALID', 'expiresAt: this moment is over. Choose a later one.');
    const unknown = input.permissions.filter((permission) => !use(permissionRegistry).has(permission as Permission));
    if (unknown.length > 0)
      return refuse(
        'PERMISSION_UNKNOWN',
        `There is no permission ${unknown.join(', ')}. Choose of those in the list.`,
        {
          permissions: unknown,
        },
      );
    const present = await presentActor(scope, 'key:manage');
    const missing = input.permissions.filter(
      (permission) => !holdsUntil(present, permission, input.outletId, input.expiresAt),
    );
    if (missing.length > 0 || !holdsIn(present, 'key:manage', input.outletId)) {
      const message =
        'A key can do no more than the one who makes it, and no longer. Take out what you do not hold yourself here, or let it end earlier.';
      return refuse('BEYOND_OWN_RIGHTS', message, { permissions: missing });
    }
    if (!isWithinOwnLimits(actor, input)) return BEYOND_OWN_LIMITS;
    const key = newKey();
    const permissions = [...new Set(input.permissions)].sort();
    const row = { ...input, permissions, createdAt: now, createdBy: actor.id };
    const [made] = await tx.insert(apiKeys).values(row).onConflictDoNothing({ target: apiKeys.id }).returning();
    if (made) {
      // Its first secret has its id.
      const secret = { id: made.id, keyId: made.id, createdAt: now, createdBy: actor.id };
      await tx.insert(apiKeySecrets).values({ ...secret, tokenDigest: tokenDigest(key) });
      return { id: made.id, key };
    }
    const [before] = await tx.select().from(apiKeys).where(eq(apiKeys.id, input.id));
    if (before?.createdBy !== actor.id)
      throw new AppError('CONFLICT', 'This id was used before for something else. Make a new id for a new request.');
    return KEY_WAS_SHOWN;
  },
});
