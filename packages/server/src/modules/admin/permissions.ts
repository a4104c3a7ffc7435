import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const adminPermissions = [
  {
    permission: 'audit:read',
    says: 'See who did what, when and from where, what was refused to them, and take a copy of it.',
    category: 'SECURITY',
    roles: ['auditor'],
  },
] as const satisfies readonly PermissionSpec[];
