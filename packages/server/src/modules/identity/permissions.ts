import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const identityPermissions = [
  {
    permission: 'device:pair',
    says: 'Pair kiosks, kitchen displays and boards with an outlet, name them, and end their trust.',
    roles: ['manager'],
  },
  { permission: 'key:read', says: 'See API keys and what they may do.', roles: ['auditor'] },
  { permission: 'key:manage', says: 'Make and withdraw API keys.', roles: [] },
  {
    permission: 'security:read',
    says: 'See the security settings, how it stands with sign-ins, and the rules about networks.',
    roles: ['auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'security:manage',
    says: 'Set how long sessions last, how often one may guess, who needs a second factor, and which networks are let in.',
    roles: [],
    isOfOrganisation: true,
  },
  { permission: 'account:read', says: 'See who has an account, and which roles.', roles: ['auditor'] },
  {
    permission: 'account:manage',
    says: 'Make, disable and unlock accounts, give and withdraw roles, give new first passwords.',
    roles: [],
  },
  {
    permission: 'registration:read',
    says: 'See which students have registered, and what became of it.',
    roles: ['manager', 'auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'account:admit-students',
    says: 'Admit students who have registered, or reject them.',
    roles: ['manager'],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
