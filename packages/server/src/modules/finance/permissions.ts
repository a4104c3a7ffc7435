import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const financePermissions = [
  {
    permission: 'ledger:read',
    says: 'See the books: trial balance, day book, invoices and credit notes.',
    category: 'MONEY',
    roles: ['finance', 'manager', 'auditor'],
  },
] as const satisfies readonly PermissionSpec[];
