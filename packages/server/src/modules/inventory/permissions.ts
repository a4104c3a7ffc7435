import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const inventoryPermissions = [
  {
    permission: 'stock:read',
    says: 'See what is in stock, batch by batch.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'cashier', 'finance', 'storekeeper', 'auditor'],
  },
  {
    permission: 'stock:receive',
    says: 'Enter a delivery into the stock.',
    category: 'STOCK',
    roles: ['manager', 'cook', 'storekeeper'],
  },
  {
    permission: 'stock:manage',
    says: 'Make and change stock items and recipes.',
    category: 'STOCK',
    roles: ['manager', 'storekeeper'],
  },
] as const satisfies readonly PermissionSpec[];
