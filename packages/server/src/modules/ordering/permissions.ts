import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const orderingPermissions = [
  {
    permission: 'order:place',
    says: 'Ask for a quote, place orders and pay them; see and cancel one’s own.',
    category: 'ORDERS',
    roles: ['kiosk', 'cashier', 'manager', 'student'],
    atTill: true,
  },
  {
    permission: 'order:see',
    says: 'Look at an order of one’s own; who sees every order looks at anybody’s.',
    category: 'ORDERS',
    roles: ['kiosk', 'cashier', 'cook', 'manager', 'finance', 'student', 'kitchen-display', 'auditor'],
    atTill: true,
  },
  {
    permission: 'order:read',
    says: 'See every order of an outlet.',
    category: 'ORDERS',
    roles: ['cashier', 'cook', 'manager', 'finance', 'kitchen-display', 'auditor'],
    atTill: true,
  },
  {
    permission: 'order:take-cash',
    says: 'Take cash for an order.',
    category: 'MONEY',
    roles: ['cashier', 'manager'],
    atTill: true,
  },
  {
    permission: 'order:cancel',
    says: 'Cancel somebody else’s order before it is cooked.',
    category: 'ORDERS',
    roles: ['cashier', 'manager'],
    atTill: true,
  },
  {
    permission: 'order:accept',
    says: 'Accept an order for cooking before it is paid, where the outlet allows that.',
    category: 'ORDERS',
    roles: ['cashier', 'cook', 'manager', 'kitchen-display'],
    atTill: true,
  },
  {
    permission: 'order:collect',
    says: 'Hand an order over for its pickup code.',
    category: 'ORDERS',
    roles: ['cashier', 'manager'],
    atTill: true,
  },
  {
    permission: 'order:unlock',
    says: 'Unlock an order after too many wrong pickup codes.',
    category: 'ORDERS',
    roles: ['manager'],
    atTill: true,
  },
  {
    permission: 'order:recall',
    says: 'Find the orders that took from a recalled batch, and whom to tell of it.',
    category: 'ORDERS',
    roles: ['manager', 'auditor'],
  },
] as const satisfies readonly PermissionSpec[];
