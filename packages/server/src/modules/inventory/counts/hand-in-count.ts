import { type Money, multiplyMoney, type Refusal, refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';
import { type CountLine, illegal, isFarOff, linesOf, lockCount, step } from './count.ts';
import { type Expected, expectedOf, type Newest, newestOf } from './expected.ts';
import { repeatLines } from './repeat-lines.ts';

/**
 * Hands a count in. Lines that differ by more than the threshold, and were not counted twice yet, are emptied and counted once more first
 * (RECOUNT), without a word of what was expected; then it waits for somebody who did not count. Refuses ILLEGAL_COUNT_STEP, and COUNT_INCOMPLETE while a line is empty:
 * what is not there is entered as nothing.
 */
export const handInCount = command({
  name: 'inventory.handInCount',
  permission: 'count:enter',
  input: z.object({ commandId: z.uuid(), countId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const count = await lockCount(tx, countId);
    within(count.outletId);
    const lines = await linesOf(tx, countId);
    const left = lines.filter(({ counted }) => counted === null).length;
    if (left > 0 && illegal(count, 'enter') === null) {
      return refuse('COUNT_INCOMPLETE', `${left} to go. Enter 0 for what is not there.`, { left });
    }
    const refusal = illegal(count, 'handIn');
    if (refusal) return refusal;
    const expected = await expectedOf(tx, count);
    const farOff = lines.filter(({ stockItemId, counted, countedFirst }) => {
      const { quantity } = expected.get(stockItemId) ?? NOTHING;
      return countedFirst === null && isFarOff(counted ?? 0, quantity, count.recountAbove);
    });
    if (farOff.length > 0) {
      await repeatLines(tx, countId, farOff);
      await step(scope, count, count.state === 'RECOUNT' ? 'repeatRest' : 'repeat');
      const again = farOff.map(({ item: { name } }) => name);
      changed({ entity: 'stock_count', id: countId, before: { countedAgain: [] }, after: { countedAgain: again } });
    } else {
      const ids = lines.map(({ stockItemId }) => stockItemId);
      await writeDifferences(tx, countId, lines, expected, await newestOf(tx, count.outletId, ids));
      await step(scope, count, 'handIn', { handedInBy: actor.id, handedInAt: now });
    }
    return { id: countId };
  },
});

const NOTHING: Expected = { quantity: 0, there: { quantity: 0, value: 0 } };

async function writeDifferences(
  tx: Tx,
  countId: string,
  lines: readonly CountLine[],
  expected: ReadonlyMap<string, Expected>,
  newest: ReadonlyMap<string, Newest>,
): Promise<void> {
  const rows = lines.map(({ stockItemId, counted }) => {
    const { quantity, there } = expected.get(stockItemId) ?? NOTHING;
    const last = newest.get(stockItemId);
    const ofNewest = (of: number): Money => (last ? multiplyMoney(last.valueReceived, of, last.quantityReceived) : 0);
    const ofThere = (of: number): Money =>
      there.quantity > 0 ? multiplyMoney(there.value, of, there.quantity) : ofNewest(of);
    const variance = (counted ?? 0) - quantity;
    const worth = variance > 0 ? ofNewest(variance) : ofThere(variance);
    return { stockItemId, quantity, value: ofThere(quantity), worth };
  });
  const column = (of: (row: (typeof rows)[number]) => number) => bigints(rows.map(of));
  await tx.execute(sql`
    update stock_count_lines l set expected = d.expected, expected_value = d.value, variance_value = d.worth
    from unnest(${uuids(rows.map(({ stockItemId }) => stockItemId))}, ${column((row) => row.quantity)},
      ${column((row) => row.value)}, ${column((row) => row.worth)}) as d (item, expected, value, worth)
    where l.count_id = ${countId} and l.stock_item_id = d.item`);
}
