import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const mailPermissions = [
  {
    permission: 'mail:read',
    says: 'See which letters were sent to whom, and what became of them.',
    category: 'ADMINISTRATION',
    roles: ['auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'mail:open',
    says: 'Read kept letters and follow their links, in the demo alone.',
    category: 'ADMINISTRATION',
    roles: [],
    isOfOrganisation: true,
  },
  {
    permission: 'mail:send',
    says: 'Have a letter that was given up tried again.',
    category: 'ADMINISTRATION',
    roles: [],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
