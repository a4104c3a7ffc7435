import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { makersOf } from '../keys/made-by.ts';
import { beyondOwnRights, grantsOf } from './grants.ts';
import { presentActor } from './present-actor.ts';
import { users } from './tables.ts';

export type Account = typeof users.$inferSelect;

/** An account row, locked, for a command about it. Throws NOT_FOUND, for one that was erased too. */
export async function lockAccount({ tx }: Pick<CommandScope, 'tx'>, accountId: string): Promise<Account> {
  const [account] = await tx.select().from(users).where(eq(users.id, accountId)).for('update');
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
  if (account.erasedAt !== null) throw new AppError('NOT_FOUND', 'This account was erased.');
  return account;
}

export const NOT_YOURSELF = refuse(
  'NOT_YOURSELF',
  'You cannot do this to your own account. Ask somebody else to do it.',
);

/** Whether the account is the actor's own: theirs, or that of the person who made the key, or the key that made it. */
export async function isOwn({ tx, actor }: Pick<CommandScope, 'tx' | 'actor'>, accountId: string): Promise<boolean> {
  if (actor.kind === 'user') return actor.id === accountId;
  return actor.kind === 'key' && (await makersOf(tx, actor.id ?? '')).includes(accountId);
}

/**
 * The refusal when the actor may not manage this account: it holds more than they do at this moment (BEYOND_OWN_RIGHTS), or it is their
 * own, for a key its maker's (NOT_YOURSELF). Null when they may. Throws FORBIDDEN when they may manage none any more.
 */
export function mayNotManage(scope: CommandScope, account: Account): Promise<WhyNot> {
  return whyNot(scope, account, { forAsLong: false });
}

/**
 * The same for what could let the actor into the account, such as a first password: they must also hold what it holds for as long as it
 * does. Else whoever manages accounts for an hour would keep somebody's rights for good.
 */
export function mayNotOpen(scope: CommandScope, account: Account): Promise<WhyNot> {
  return whyNot(scope, account, { forAsLong: true });
}

type WhyNot = Refusal<'NOT_YOURSELF'> | Awaited<ReturnType<typeof beyondOwnRights>>;

async function whyNot(
  scope: CommandScope,
  account: Account,
  how: Parameters<typeof beyondOwnRights>[2],
): Promise<WhyNot> {
  if (await isOwn(scope, account.id)) return NOT_YOURSELF;
  const present = await presentActor(scope, 'account:manage');
  return beyondOwnRights({ ...scope, present }, await grantsOf(scope.tx, account.id, scope.now), how);
}
