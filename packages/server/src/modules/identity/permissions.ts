import type { PermissionSpec } from '../../platform/auth/permission.ts';

export const identityPermissions = [
  {
    permission: 'device:pair',
    says: 'Pair kiosks, kitchen displays, boards and tills with an outlet, name them, and end their trust.',
    category: 'ADMINISTRATION',
    roles: ['manager'],
  },
  {
    permission: 'device:renew',
    says: 'As a paired device, take another token of its own.',
    category: 'ADMINISTRATION',
    roles: ['kiosk', 'kitchen-display', 'board', 'till'],
    isOfDevices: true,
  },
  {
    permission: 'till:open',
    says: 'As a paired till, show who may take it over, and hear their PIN.',
    category: 'ADMINISTRATION',
    roles: ['till'],
    isOfDevices: true,
  },
  {
    permission: 'till:use',
    says: 'Take over a paired till by a PIN of one’s own.',
    category: 'ORDERS',
    roles: ['cashier', 'manager'],
    atTill: true,
  },
  { permission: 'key:read', says: 'See API keys and what they may do.', category: 'SECURITY', roles: ['auditor'] },
  { permission: 'key:manage', says: 'Make and withdraw API keys.', category: 'SECURITY', roles: [] },
  {
    permission: 'security:read',
    says: 'See the security settings, how it stands with sign-ins, keys and devices, and the rules about networks.',
    category: 'SECURITY',
    roles: ['auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'security:manage',
    says: 'Set how long sessions last, how often one may guess, who needs a second factor, and which networks are let in.',
    category: 'SECURITY',
    roles: [],
    isOfOrganisation: true,
  },
  {
    permission: 'account:read',
    says: 'See who has an account, and which roles.',
    category: 'PEOPLE',
    roles: ['auditor'],
  },
  {
    permission: 'account:manage',
    says: 'Make, disable and unlock accounts; make, change, give and withdraw roles; give new first passwords.',
    category: 'PEOPLE',
    roles: [],
  },
  {
    permission: 'registration:read',
    says: 'See which students have registered, and what became of it.',
    category: 'PEOPLE',
    roles: ['manager', 'auditor'],
    isOfOrganisation: true,
  },
  {
    permission: 'account:admit-students',
    says: 'Admit students who have registered, or reject them.',
    category: 'PEOPLE',
    roles: ['manager'],
    isOfOrganisation: true,
  },
] as const satisfies readonly PermissionSpec[];
