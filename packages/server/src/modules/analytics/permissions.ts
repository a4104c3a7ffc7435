import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const analyticsPermissions = [
  {
    permission: 'sales:read',
    says: 'See an outlet’s sales and waiting times.',
    category: 'INSIGHT',
    roles: ['manager', 'finance', 'auditor'],
  },
] as const satisfies readonly PermissionSpec[];
