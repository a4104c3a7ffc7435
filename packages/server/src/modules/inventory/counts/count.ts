import { AppError, type Quantity, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { countLines, type countState, counts } from './tables.ts';

export type Count = typeof counts.$inferSelect;
export type CountLine = typeof countLines.$inferSelect & { readonly item: StockItem };
export type CountState = (typeof countState.enumValues)[number];
export type CountEvent = 'enter' | 'handIn' | 'repeat' | 'repeatRest' | 'approve' | 'reject' | 'cancel';

/** Legal steps of a count (rules §3.7). What differs by much is counted once more (`repeat`) before anybody decides;
 * so is what was changed meanwhile (`repeatRest`). */
export const countSteps = transitions<CountState, CountEvent>({
  OPEN: { enter: 'COUNTING', cancel: 'CANCELLED' },
  COUNTING: { enter: 'COUNTING', handIn: 'REVIEW', repeat: 'RECOUNT', cancel: 'CANCELLED' },
  RECOUNT: { enter: 'RECOUNT', handIn: 'REVIEW', repeatRest: 'RECOUNT', cancel: 'CANCELLED' },
  REVIEW: { approve: 'APPROVED', reject: 'REJECTED', repeat: 'RECOUNT' },
  APPROVED: {},
  REJECTED: {},
  CANCELLED: {},
});

/**
 * Whether somebody is told what should have been there: all who see a count once it is decided on; while it waits, whoever may decide.
 * Whoever may still be asked to count once more is not (decision 0041).
 */
export function seesExpected(actor: Actor, { state, outletId }: Pick<Count, 'state' | 'outletId'>): boolean {
  if (state === 'REVIEW') return holds(actor, 'count:approve', outletId);
  return state === 'APPROVED' || state === 'REJECTED';
}

/** Holds a count against others who would take it a step further. Throws NOT_FOUND. */
export async function lockCount(tx: Tx, id: string): Promise<Count> {
  const [found] = await tx.select().from(counts).where(eq(counts.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such count.');
  return found;
}

/** The lines of a count with their items, in the order in which stock is locked. */
export function linesOf(tx: Tx, countId: string): Promise<CountLine[]> {
  return tx
    .select({ ...getTableColumns(countLines), item: stockItems })
    .from(countLines)
    .innerJoin(stockItems, eq(stockItems.id, countLines.stockItemId))
    .where(eq(countLines.countId, countId))
    .orderBy(asc(countLines.stockItemId));
}

/** Why a step is not legal now: ILLEGAL_COUNT_STEP; null when it is. */
export function illegal(count: Count, event: CountEvent): Refusal | null {
  if (countSteps.next(count.state, event) !== null) return null;
  return refuse('ILLEGAL_COUNT_STEP', `This count is ${WORDS[count.state]}: look at it again.`, { state: count.state });
}

/** Takes a count a step further, with who did it; it was locked and found legal before. */
export async function step(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  count: Count,
  event: CountEvent,
  facts: Partial<Count> = {},
): Promise<void> {
  const after = { ...facts, state: countSteps.next(count.state, event) ?? count.state };
  await tx.update(counts).set(after).where(eq(counts.id, count.id));
  changed({ entity: 'stock_count', id: count.id, before: { ...count }, after });
}

/** Whether a difference is so large that it is counted once more: by more than so many basis points of what was expected. */
export function isFarOff(counted: Quantity, expected: Quantity, recountAbove: number): boolean {
  return BigInt(Math.abs(counted - expected)) * 10_000n > BigInt(recountAbove) * BigInt(Math.max(expected, 0));
}

const WORDS: Readonly<Record<CountState, string>> = {
  OPEN: 'not begun yet',
  COUNTING: 'still being counted',
  RECOUNT: 'being counted once more',
  REVIEW: 'handed in and waits for a decision',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
};
