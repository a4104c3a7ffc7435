import { assert, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../platform/command/command.ts';
import type { Account } from './loaders.ts';
import { accounts, accountType, journalLines } from './tables.ts';

/**
 * Adds an account to the chart, renames one, or says whether it is in use. What kind of account it is stands in the first digit of its code
 * and stays. Accounts of the chart one begins with are renamed only: the product posts to them. Refuses CODE_TAKEN, ACCOUNT_FIXED,
 * ACCOUNT_HAS_BALANCE and CHANGED_MEANWHILE. Rules §2.2.
 */
export const saveAccount = command({
  name: 'finance.saveAccount',
  permission: 'chart:edit',
  input: z.object({
    commandId: z.uuid(),
    code: z
      .string()
      .regex(
        /^[1-6]\d{3,5}$/,
        'Four to six digits. The first says what it is: 1 assets, 2 liabilities, 3 equity, 4 income, 5 cost of goods, 6 expenses.',
      ),
    name: z.string().trim().min(2).max(80),
    inUse: z.boolean(),
    // The version that was changed; 0 adds the account.
    version: z.int().min(0),
  }),
  once: ({ commandId }) => commandId,
  async handle(scope, { commandId: _, ...asked }): Promise<{ code: string } | Refusal> {
    return asked.version === 0 ? addAccount(scope, asked) : changeAccount(scope, asked);
  },
});

type Asked = Pick<Account, 'code' | 'name' | 'inUse' | 'version'>;

/** What kind of account a code is of. */
function typeOf(code: string): Account['type'] {
  const type = accountType.enumValues[Number(code[0]) - 1];
  assert(type, 'the first digit of a code says its type', { code });
  return type;
}

async function addAccount({ tx, newId, changed }: CommandScope, asked: Asked): Promise<{ code: string } | Refusal> {
  const own = { id: newId(), type: typeOf(asked.code), version: 1, control: false, builtIn: false };
  const [added] = await tx
    .insert(accounts)
    .values({ ...asked, ...own })
    .onConflictDoNothing()
    .returning();
  if (!added) return refuse('CODE_TAKEN', 'Another account has this code. Choose another.');
  changed({ entity: 'ledger_account', id: added.id, before: null, after: added });
  return { code: asked.code };
}

async function changeAccount(
  { tx, changed }: CommandScope,
  { code, name, inUse, version }: Asked,
): Promise<{ code: string } | Refusal> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.code, code)).for('update');
  if (account?.version !== version) {
    return refuse('CHANGED_MEANWHILE', 'Somebody changed this account in the meantime: look at it again.');
  }
  const refusal = inUse ? null : await needed(tx, account);
  if (refusal) return refusal;
  const after = { name, inUse, version: version + 1 };
  await tx.update(accounts).set(after).where(eq(accounts.code, code));
  changed({ entity: 'ledger_account', id: account.id, before: { ...account }, after });
  return { code };
}

/** Why an account cannot be retired. */
async function needed(tx: CommandScope['tx'], account: Account): Promise<Refusal | null> {
  if (account.builtIn) {
    return refuse('ACCOUNT_FIXED', 'The product posts to this account: only its name can be changed.');
  }
  const [moved] = await tx
    .select({ balance: sql<string>`coalesce(sum(${journalLines.debit} - ${journalLines.credit}), 0)` })
    .from(journalLines)
    .where(eq(journalLines.accountCode, account.code));
  const balance = Number(moved?.balance ?? 0);
  if (balance === 0) return null;
  const message = 'This account holds a balance. Take it elsewhere by a journal first.';
  return refuse('ACCOUNT_HAS_BALANCE', message, { balance });
}
