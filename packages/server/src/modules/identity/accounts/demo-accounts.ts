import type { RoleCode } from '../../../platform/auth/permission.ts';

/** Demo accounts live under this domain, which exists nowhere (RFC 2606), and are accepted only by a demo canteen. */
const DEMO_DOMAIN = 'demo.example';

/** The password of every demo account; shown on the start page while demo data are loaded. */
export const DEMO_PASSWORD = 'lunch at the canteen';

export const DEMO_ACCOUNTS: readonly { readonly email: string; readonly name: string; readonly role: RoleCode }[] = [
  { email: `administrator@${DEMO_DOMAIN}`, name: 'Administrator', role: 'administrator' },
  { email: `manager@${DEMO_DOMAIN}`, name: 'Canteen manager', role: 'manager' },
  { email: `cook@${DEMO_DOMAIN}`, name: 'Cook', role: 'cook' },
  { email: `cashier@${DEMO_DOMAIN}`, name: 'Cashier', role: 'cashier' },
  { email: `storekeeper@${DEMO_DOMAIN}`, name: 'Storekeeper', role: 'storekeeper' },
  { email: `finance@${DEMO_DOMAIN}`, name: 'Accountant', role: 'finance' },
  { email: `auditor@${DEMO_DOMAIN}`, name: 'Auditor', role: 'auditor' },
  { email: `student@${DEMO_DOMAIN}`, name: 'Student', role: 'student' },
];

export function isDemoAddress(email: string): boolean {
  return email.endsWith(`@${DEMO_DOMAIN}`);
}
