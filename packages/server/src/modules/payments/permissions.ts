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
  {
    permission: 'drawer:see',
    says: 'See the cash drawers of an outlet, who has them open, and what was counted.',
    category: 'MONEY',
    roles: ['cashier', 'manager', 'finance', 'auditor'],
  },
  {
    permission: 'drawer:work',
    says: 'Open a cash drawer, put cash in or take it out, count it and close it.',
    category: 'MONEY',
    roles: ['cashier', 'manager'],
  },
  {
    permission: 'drawer:report',
    says: 'See X and Z reports of cash drawers: what should be in them.',
    category: 'MONEY',
    roles: ['manager', 'finance', 'auditor'],
  },
  {
    permission: 'drawer:approve',
    says: 'Accept large differences of cash drawers that somebody else counted, and see to other people’s drawers.',
    category: 'MONEY',
    roles: ['manager'],
  },
  {
    permission: 'drawer:set-up',
    says: 'Give an outlet cash drawers, and retire them.',
    category: 'MONEY',
    roles: ['manager'],
  },
] as const satisfies readonly PermissionSpec[];
