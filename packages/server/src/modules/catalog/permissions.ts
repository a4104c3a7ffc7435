import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const catalogPermissions = [
  {
    permission: 'menu:manage',
    says: 'Make and change dishes, their prices and choices.',
    category: 'MENU',
    roles: ['manager'],
  },
  {
    permission: 'menu:availability',
    says: 'Mark a dish as sold out in an outlet, or as there again.',
    category: 'MENU',
    roles: ['manager', 'cook', 'cashier'],
  },
] as const satisfies readonly PermissionSpec[];
