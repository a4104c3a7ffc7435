import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const inventoryPermissions = [
  {
    permission: 'stock:read',
    says: 'See what is in stock, batch by batch.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'cashier', 'finance', 'storekeeper', 'auditor'],
  },
  {
    permission: 'stock:manage',
    says: 'Make and change stock items and recipes.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'stock:import',
    says: 'Take in stock items and opening stock from a file.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'production:run',
    says: 'Plan what is cooked in advance, begin it and say what came of it.',
    category: 'STOCK',
    roles: ['manager', 'cook'],
  },
  {
    permission: 'production:override',
    says: 'Say why far more came of what was cooked than was planned.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'transfer:request',
    says: 'Ask for stock from another location or outlet, or take such a request back.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'transfer:approve',
    says: 'Let another outlet have stock of one’s own, or not.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'transfer:move',
    says: 'Send stock to another location, and take in, throw away, send back or set aside what came from one.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'receipt:override',
    says: 'Take goods in, with a reason, that came warm or unmeasured, also such as were set aside; and of a supplier’s what is more than was ordered or paid for, has an odd price, does not keep long, or was not ordered and is dear.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'stock:hold',
    says: 'Block batches, so that nothing is taken from them, and let them go again.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
  {
    permission: 'waste:record',
    says: 'Write down what was wasted, and take one’s word back on the same day.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'cashier', 'storekeeper'],
  },
  {
    permission: 'waste:approve',
    says: 'Decide on waste that is worth more than the limit.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'count:enter',
    says: 'Begin a count of stock and enter what is there.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'count:approve',
    says: 'Decide on a count of others, which corrects stock and books.',
    category: 'STOCK',
    roles: ['manager'],
  },
  {
    permission: 'alert:acknowledge',
    says: 'Say that one saw an alert about stock and sees to it.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'batch:open',
    says: 'Note that a part of a batch was opened.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'temperature:record',
    says: 'Write down how warm it is where food is kept.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'cashier', 'storekeeper'],
  },
  {
    permission: 'stock:settings',
    says: 'Set when waste and returns need another person and when a count is repeated.',
    category: 'STOCK',
    roles: [],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
