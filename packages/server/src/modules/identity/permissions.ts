import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const identityPermissions = [
  { permission: 'device:pair', says: 'Pair kiosks, kitchen displays and boards with an outlet.', roles: ['manager'] },
  { permission: 'key:manage', says: 'Make and withdraw API keys.', roles: [] },
  { permission: 'user:manage', says: 'Make accounts and give them roles.', roles: [] },
  {
    permission: 'security:manage',
    says: 'Set how long sessions last and who needs a second factor.',
    roles: [],
  },
] as const satisfies readonly PermissionSpec[];
