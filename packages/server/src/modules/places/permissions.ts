import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const placesPermissions = [
  { permission: 'outlet:manage', says: 'Make and change outlets and their stations.', roles: ['manager'] },
  {
    permission: 'outlet:open',
    says: 'Open an outlet for orders, or close it, on top of its hours.',
    roles: ['manager', 'cashier'],
  },
  { permission: 'device:read', says: 'See which devices are paired with an outlet.', roles: ['manager', 'auditor'] },
] as const satisfies readonly PermissionSpec[];
