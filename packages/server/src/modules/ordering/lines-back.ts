import type { CommandScope } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import type { LineBack } from '../finance/index.ts';
import { announceStock, releasePieces } from '../inventory/index.ts';
import { changeOrder } from './change-order.ts';
import { isOver, type Order, orderSteps } from './order.ts';

/**
 * The kitchen takes pieces that were given back off tickets that no station has begun, in the same transaction, and says whether nothing
 * of the order is left to cook.
 */
export const onLinesBack =
  socket<(scope: CommandScope, order: Order, back: readonly LineBack[]) => Promise<boolean>>('ordering.onLinesBack');

/**
 * What of given-back pieces nobody used yet: packaged goods that were not handed over and food that no station began leave the order's
 * reservation, and the kitchen does not make them (rules §2.4, §3.3). What was cooked or handed over stays used. Says whether nothing of the
 * order is left to cook: `readyWithout` says so once the money is given back.
 */
export async function takeBackUnused(
  scope: CommandScope,
  order: Order,
  back: readonly LineBack[],
  left: readonly LineBack[],
): Promise<boolean> {
  if (isOver(order.state)) return false;
  const pieces = back.map(({ position: line, quantity }) => {
    return { line, pieces: quantity, of: left.find(({ position }) => position === line)?.quantity ?? quantity };
  });
  announceStock(scope, order.outletId, await releasePieces(scope.tx, order.id, pieces));
  return scope.use(onLinesBack)(scope, order, back);
}

/** An order of which nothing is left to cook is ready, where it waited for what was given back. */
export async function readyWithout(scope: CommandScope, order: Order): Promise<void> {
  if (orderSteps.next(order.state, 'finish')) await changeOrder(scope, order, { event: 'finish' });
}
