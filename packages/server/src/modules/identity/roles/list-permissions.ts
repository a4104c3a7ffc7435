import { z } from 'zod';
import { holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { PERMISSION_CATEGORIES, permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import { isSensitive } from './role-factor.ts';

/** Every permission that people can hold, by category, and whether whoever asks could put it into a role. */
export const listPermissions = query({
  name: 'identity.permissions',
  permission: 'account:read',
  input: z.object({}),
  async handle({ actor, use }) {
    const manages = holdsIn(actor, 'account:manage', null);
    const all = use(permissionRegistry)
      .all()
      .filter(({ isOfDevices }) => !isOfDevices);
    return PERMISSION_CATEGORIES.flatMap((category) => all.filter((spec) => spec.category === category)).map(
      (spec) => ({
        ...{ permission: spec.permission, says: spec.says, category: spec.category },
        ...{ isOfOrganisation: spec.isOfOrganisation ?? false, isSensitive: isSensitive(spec) },
        mayPut: manages && holdsUntil(actor, spec.permission, null, null),
      }),
    );
  },
});
