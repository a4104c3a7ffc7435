import { z } from 'zod';
import { PERSON_ROLES, permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import { ROLE_WORDS } from './role-words.ts';

/** The roles that people can be given, and what each may do. */
export const listRoles = query({
  name: 'identity.roles',
  permission: 'account:read',
  input: z.object({}),
  async handle({ use }) {
    const registry = use(permissionRegistry);
    const specs = new Map(registry.all().map((spec) => [spec.permission, spec]));
    return PERSON_ROLES.map((role) => ({
      role,
      ...ROLE_WORDS[role],
      permissions: registry.ofRole(role).map((permission) => ({ permission, says: specs.get(permission)?.says ?? '' })),
    }));
  },
});
