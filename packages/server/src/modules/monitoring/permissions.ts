import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const monitoringPermissions = [
  {
    permission: 'identity:read',
    says: 'See whether books, stock, payments and purchases add up, and where they do not.',
    category: 'MONEY',
    roles: ['finance', 'auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'identity:acknowledge',
    says: 'Say of what does not add up that one has seen it, and what one makes of it.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
