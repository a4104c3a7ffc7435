import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const purchasingPermissions = [
  {
    permission: 'supplier:read',
    says: 'See suppliers, what they sell and at which prices.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'finance', 'storekeeper', 'auditor'],
  },
  {
    permission: 'supplier:manage',
    says: 'Make and change suppliers, what they sell and their prices.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'purchase:read',
    says: 'See purchase orders and what came of them.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'finance', 'storekeeper', 'auditor'],
  },
  {
    permission: 'purchase:order',
    says: 'Write purchase orders, submit, send, cancel and close them.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'purchase:approve',
    says: 'Say yes or no to purchase orders of others, up to an amount.',
    category: 'STOCK',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'purchase:rules',
    says: 'Decide who may approve purchases up to which amount, and what is taken in.',
    category: 'STOCK',
    roles: [],
    isOfOrganisation: true,
  },
  {
    permission: 'replenishment:manage',
    says: 'Decide when items are ordered, up to where and from whom, and whether drafts make themselves.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'stock:receive',
    says: 'Enter a delivery into the stock.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'goods:return',
    says: 'Send goods back to their supplier.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'return:approve',
    says: 'Decide on goods of more worth than the limit that somebody else sends back.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'bill:enter',
    says: 'Enter the bills of suppliers; what matches its delivery is owed at once.',
    category: 'MONEY',
    roles: ['manager', 'finance', 'storekeeper'],
  },
  {
    permission: 'bill:decide',
    says: 'Decide on bills of suppliers that differ from what was ordered or came, up to an amount.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'supplier:pay',
    says: 'Prepare payments to suppliers, give them up, and use advances and debit notes for bills.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
  {
    permission: 'supplier:release',
    says: 'Release payments to suppliers that others prepared, up to an amount, and turn them round.',
    category: 'MONEY',
    roles: ['manager', 'finance'],
  },
] as const satisfies readonly PermissionSpec[];
