import type { RoleCode } from '../../../platform/auth/permission.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { hashPassword } from '../passwords/password.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { userRoles, users } from './tables.ts';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly role: RoleCode;
}

/** Makes accounts with one role each, held everywhere. */
export async function addAccounts(tx: Tx, accounts: readonly NewAccount[], newId: () => string): Promise<void> {
  const rows = accounts.map((account) => ({ ...account, id: newId() }));
  await tx.insert(users).values(rows);
  await tx.insert(userRoles).values(rows.map(({ id, role }) => ({ id: newId(), userId: id, role })));
}

/** Makes the demo accounts, all with the one password that the start page shows. */
export async function addDemoAccounts(tx: Tx, newId: () => string): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await addAccounts(
    tx,
    DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash })),
    newId,
  );
}
