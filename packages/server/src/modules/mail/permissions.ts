import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const mailPermissions = [
  {
    permission: 'mail:read',
    says: 'See which letters were sent to whom, and what became of them.',
    roles: ['auditor'],
  },
  { permission: 'mail:open', says: 'Read kept letters and follow their links, in the demo alone.', roles: [] },
  { permission: 'mail:send', says: 'Have a letter that was given up tried again.', roles: [] },
] as const satisfies readonly PermissionSpec[];
