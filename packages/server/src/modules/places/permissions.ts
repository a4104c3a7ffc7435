import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const placesPermissions = [
  {
    permission: 'outlet:manage',
    says: 'Make and change outlets and their stations.',
    category: 'ADMINISTRATION',
    roles: ['manager'],
  },
  {
    permission: 'outlet:open',
    says: 'Open an outlet for orders, or close it, on top of its hours.',
    category: 'ADMINISTRATION',
    roles: ['manager', 'cashier'],
  },
  {
    permission: 'device:read',
    says: 'See which devices are paired with an outlet.',
    category: 'ADMINISTRATION',
    roles: ['manager', 'auditor'],
  },
] as const satisfies readonly PermissionSpec[];
