import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const financePermissions = [
  {
    permission: 'ledger:read',
    says: 'See the books: trial balance, day book, invoices and credit notes.',
    category: 'MONEY',
    roles: ['finance', 'manager', 'auditor'],
  },
  {
    permission: 'journal:write',
    says: 'Write journals by hand and ask for entries to be reversed; somebody else says yes.',
    category: 'MONEY',
    roles: ['finance', 'manager'],
  },
  {
    permission: 'journal:approve',
    says: 'Say yes or no to journals of others, which posts them.',
    category: 'MONEY',
    roles: ['finance', 'manager'],
  },
  {
    permission: 'period:lock',
    says: 'Ask for months of the books to be locked or opened again, and decide on what others asked.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
  {
    permission: 'gst:set-off',
    says: 'Set a month’s output tax off against input tax in the books, and what is left to what is payable.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
  {
    permission: 'year:close',
    says: 'Ask for a year of the books to be closed, and decide on what others asked.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
  {
    permission: 'chart:edit',
    says: 'Add accounts to the chart, rename them, and retire those that are empty.',
    category: 'MONEY',
    roles: ['finance'],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
