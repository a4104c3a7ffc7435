import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { isOnePerson, peopleWhoMay } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { authorityOf } from '../../purchasing/index.ts';
import { handedOverTo } from './delegation.ts';
import { expenseRulesOf } from './rules.ts';

interface Judged {
  readonly outletId: string;
  readonly claimantId: string;
  /** Paise: what it is judged by. */
  readonly amount: Money;
}

/**
 * By whose limit whoever acts may say yes to so much: their own (null), or that of somebody who is away and handed it over to them. A limit in a
 * grant goes before that of the role, as in buying. Nobody’s limit is used for what they claim themselves. Refuses ABOVE_YOUR_LIMIT.
 */
export async function limitFor(
  scope: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'use'>,
  { outletId, claimantId, amount }: Judged,
): Promise<{ readonly forId: string | null } | Refusal> {
  const { tx, now, actor } = scope;
  const rules = await expenseRulesOf(tx);
  const own = await authorityOf(tx, actor, { outletId, rules, now });
  if (own === null || amount <= own) return { forId: null };
  let most = own;
  const today = datesAt(await placeOf(tx, outletId), now).businessDate;
  const given = actor.id === null ? [] : await handedOverTo(tx, actor.id, today);
  const may = given.length > 0 ? await peopleWhoMay(scope, { permission: 'expense:approve', outletId }) : [];
  for (const { giverId } of given) {
    if (!may.some(({ id }) => id === giverId) || (await isOnePerson(tx, giverId, claimantId))) continue;
    const theirs = await authorityOf(tx, { kind: 'user', id: giverId }, { outletId, rules, now });
    if (theirs === null || amount <= theirs) return { forId: giverId };
    most = Math.max(most, theirs);
  }
  const message = 'With what else they claimed that day this is more than you may approve: ask somebody who may.';
  return refuse('ABOVE_YOUR_LIMIT', message, { limit: most, amount });
}
