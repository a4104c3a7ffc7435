import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const kitchenPermissions = [
  {
    permission: 'ticket:read',
    says: 'See the kitchen’s tickets.',
    category: 'KITCHEN',
    roles: ['cook', 'manager', 'kitchen-display', 'cashier', 'auditor'],
  },
  {
    permission: 'ticket:work',
    says: 'Start, finish, bump and reopen tickets.',
    category: 'KITCHEN',
    roles: ['cook', 'manager', 'kitchen-display'],
  },
] as const satisfies readonly PermissionSpec[];
