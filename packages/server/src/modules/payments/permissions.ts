import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const paymentsPermissions = [
  {
    permission: 'payment:read',
    says: 'Follow the payments of an outlet’s orders.',
    category: 'MONEY',
    roles: ['kiosk', 'cashier', 'manager', 'finance', 'auditor'],
  },
  {
    permission: 'payment:review',
    says: 'See money that came for orders that could not take it.',
    category: 'MONEY',
    roles: ['cashier', 'manager', 'finance', 'auditor'],
  },
  {
    permission: 'payment:settle',
    says: 'Record what the payment provider says. For the product itself.',
    category: 'MONEY',
    roles: [],
  },
] as const satisfies readonly PermissionSpec[];
