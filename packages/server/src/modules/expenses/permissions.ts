import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const expensesPermissions = [
  {
    permission: 'expense:read',
    says: 'See one’s own expense claims, and where one sees the books those of others.',
    category: 'MONEY',
    roles: ['manager', 'cook', 'cashier', 'storekeeper', 'finance', 'auditor'],
  },
  {
    permission: 'expense:claim',
    says: 'Claim back what one paid for the canteen.',
    category: 'MONEY',
    roles: ['manager', 'cook', 'cashier', 'storekeeper', 'finance'],
  },
  {
    permission: 'expense:approve',
    says: 'Say yes or no to expense claims of others, up to an amount, and hand that over while away.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'expense:pay',
    says: 'Prepare the payment of approved expense claims, and give it up.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'expense:release',
    says: 'Release payments of expense claims that others prepared, and turn round those that came back.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'expense:categories',
    says: 'Decide what can be claimed, on which account it is booked, and when a receipt is needed.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
  {
    permission: 'expense:rules',
    says: 'Decide who may approve expense claims up to which amount.',
    category: 'MONEY',
    roles: [],
    isOfOrganisation: true,
  },
  {
    permission: 'petty:spend',
    says: 'Answer for a box of petty cash, and pay small things out of it.',
    category: 'MONEY',
    roles: ['manager', 'cook', 'cashier', 'storekeeper', 'finance'],
  },
  {
    permission: 'petty:count',
    says: 'Count boxes of petty cash that others answer for, fill them up, close them, and decide on their vouchers.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'petty:set-up',
    says: 'Give an outlet boxes of petty cash, and decide who answers for them and up to what.',
    category: 'MONEY',
    roles: ['finance'],
  },
] as const satisfies readonly PermissionSpec[];
