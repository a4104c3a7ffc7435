import type { PersonRole } from '../../../platform/auth/permission.ts';

/** What each role is called, and whom it is for. What it may do is said by the permissions. */
export const ROLE_WORDS: Readonly<Record<PersonRole, { readonly name: string; readonly says: string }>> = {
  owner: { name: 'Owner', says: 'Answers for the canteen. May do everything.' },
  administrator: { name: 'Administrator', says: 'Sets the product up and keeps accounts. May do everything.' },
  manager: { name: 'Manager', says: 'Runs an outlet: menu, stock, devices, figures.' },
  finance: { name: 'Finance', says: 'Keeps the books, and sees what was sold.' },
  cashier: { name: 'Cashier', says: 'Takes orders and cash at the counter, and hands over.' },
  cook: { name: 'Cook', says: 'Works the tickets of the kitchen.' },
  storekeeper: { name: 'Storekeeper', says: 'Takes deliveries in, and keeps stock items and recipes.' },
  auditor: { name: 'Auditor', says: 'Sees everything and changes nothing.' },
  student: { name: 'Student', says: 'Orders and pays.' },
};

/** What a role is called: a built-in one by the product, one of the organisation's own making by them. */
export function roleName(code: string, ownName: string | null): string {
  return ownName ?? (ROLE_WORDS as Readonly<Record<string, { readonly name: string } | undefined>>)[code]?.name ?? code;
}
