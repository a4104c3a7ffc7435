import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { goodsReturns, type returnState } from './tables.ts';

export type GoodsReturn = typeof goodsReturns.$inferSelect;
export type ReturnState = (typeof returnState.enumValues)[number];
export type ReturnEvent = 'approve' | 'reject' | 'withdraw';

/** Legal steps of goods that are to go back. What went is gone. */
export const returnSteps = transitions<ReturnState, ReturnEvent>({
  WAITING: { approve: 'SENT', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
  SENT: {},
  REJECTED: {},
  WITHDRAWN: {},
});

/** Holds a return against others who would take it a step further. Throws NOT_FOUND. */
export async function lockReturn(tx: Tx, id: string): Promise<GoodsReturn> {
  const [found] = await tx.select().from(goodsReturns).where(eq(goodsReturns.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such return.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_RETURN_STEP; null when it is. */
export function illegal({ state }: GoodsReturn, event: ReturnEvent): Refusal | null {
  if (returnSteps.next(state, event) !== null) return null;
  return refuse('ILLEGAL_RETURN_STEP', `This is ${WORDS[state]}: look at it again.`, { state });
}

/** Takes a return a step further, with who did it; it was locked and found legal before. */
export async function step(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  goods: GoodsReturn,
  event: ReturnEvent,
  facts: Partial<GoodsReturn>,
): Promise<void> {
  const after = { ...facts, state: returnSteps.next(goods.state, event) ?? goods.state };
  await tx.update(goodsReturns).set(after).where(eq(goodsReturns.id, goods.id));
  changed({ entity: 'goods_return', id: goods.id, before: { ...goods }, after });
}

const WORDS: Readonly<Record<ReturnState, string>> = {
  WAITING: 'waiting for approval',
  SENT: 'sent back',
  REJECTED: 'rejected, and back in stock',
  WITHDRAWN: 'withdrawn, and back in stock',
};
