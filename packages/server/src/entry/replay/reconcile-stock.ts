import { type Comparison, type DayRun, differs, rupees, sum } from './day-run.ts';
import { needsOf } from './plan.ts';
import type { ReadBatch } from './read-back.ts';

/** The API shows no more moves of a batch than this. */
const MOVES_SHOWN = 100;

/** Opening less what the recipes say of every ticket, ingredient by ingredient; and nothing is promised any more. */
export function stockIsOpeningLessConsumed({ plan, opening, read }: DayRun): Comparison {
  const consumed = new Map<string, number>();
  for (const { lines } of plan.orders) {
    for (const [id, quantity] of needsOf(lines)) consumed.set(id, (consumed.get(id) ?? 0) + quantity);
  }
  const levels = new Map(read.levels.map((level) => [level.item.id, level]));
  const used = [...consumed.values()].filter((quantity) => quantity > 0).length;
  return {
    what: `stock = opening - consumed for ${plan.ingredients.length} ingredients, ${used} of them used; nothing is reserved`,
    differences: plan.ingredients.flatMap(({ id, name }) => {
      const received = sum(opening.filter(({ stockItemId }) => stockItemId === id).map(({ quantity }) => quantity));
      const level = levels.get(id);
      return [
        ...differs(`${name}: on hand`, level?.onHand, received - (consumed.get(id) ?? 0)),
        ...differs(`${name}: reserved`, level?.reserved, 0),
        ...differs(`${name}: available`, level?.available, level?.onHand),
      ];
    }),
  };
}

/** Every batch came as it was sent, and holds and is worth what its moves say, to the paisa. */
export function batchesAddUp({ opening, read }: DayRun): Comparison {
  const byId = new Map(read.batches.map((batch) => [batch.id, batch]));
  const itemOf = new Map(opening.map((batch) => [batch.batchId, batch.stockItemId]));
  const received = sum(read.batches.map((batch) => batch.valueReceived));
  const remaining = sum(read.batches.map((batch) => batch.valueRemaining));
  const moves = sum(read.batches.map((batch) => batch.moves.length));
  return {
    what: `${read.batches.length} batches: received ${rupees(received)} - consumed ${rupees(received - remaining)} = remaining ${rupees(remaining)}, over ${moves} moves`,
    differences: [
      ...differs('the number of batches', read.batches.length, opening.length),
      ...opening.flatMap(({ batchId, quantity, value }) => {
        const batch = byId.get(batchId);
        return batch ? batchDifferences(batch, quantity, value) : [`batch ${batchId} is not there`];
      }),
      ...read.levels.flatMap(({ item, onHand, value }) => {
        const own = read.batches.filter(({ id }) => itemOf.get(id) === item.id);
        return [
          ...differs(`${item.name}: what its batches hold`, sum(own.map((one) => one.quantityRemaining)), onHand),
          ...differs(`${item.name}: what its batches are worth`, sum(own.map((one) => one.valueRemaining)), value),
        ];
      }),
    ],
  };
}

function batchDifferences(batch: ReadBatch, quantity: number, value: number): string[] {
  const name = `batch ${batch.id}`;
  const taken = batch.moves.filter(({ type }) => type !== 'RECEIPT');
  return [
    ...differs(`${name}: the quantity that came`, batch.quantityReceived, quantity),
    ...differs(`${name}: the value that came`, batch.valueReceived, value),
    ...differs(`${name}: the quantity left`, batch.quantityRemaining, quantity + sum(taken.map((one) => one.quantity))),
    ...differs(`${name}: the value left`, batch.valueRemaining, value + sum(taken.map((one) => one.value))),
    ...differs(`${name}: its receipts`, batch.moves.length - taken.length, 1),
    ...(batch.moves.length < MOVES_SHOWN ? [] : [`${name} has more moves than are shown`]),
    ...(taken.every((one) => one.quantity < 0 && one.value <= 0) ? [] : [`${name} was given something back`]),
    ...((batch.quantityRemaining === 0) === (batch.status === 'DEPLETED') ? [] : [`${name} is ${batch.status}`]),
    ...(batch.quantityRemaining > 0 || batch.valueRemaining === 0 ? [] : [`${name} is empty and worth something`]),
  ];
}

/** What goes first went first: no batch was begun while one before it still holds something. */
export function picksInOrder({ plan, opening, read }: DayRun): Comparison {
  const itemOf = new Map(opening.map((batch) => [batch.batchId, batch.stockItemId]));
  const untouched = ({ quantityRemaining, quantityReceived }: ReadBatch) => quantityRemaining === quantityReceived;
  const emptied = read.batches.filter(({ quantityRemaining }) => quantityRemaining === 0).length;
  return {
    what: `batches taken first in, or first expiring, first out: ${emptied} emptied`,
    differences: plan.ingredients.flatMap(({ id, name, pickPolicy }) => {
      const keyOf = (batch: ReadBatch) =>
        `${pickPolicy === 'FEFO' ? (batch.expiryDate ?? '9999-12-31') : ''} ${batch.receivedAt} ${batch.id}`;
      const own = read.batches
        .filter((batch) => itemOf.get(batch.id) === id)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      return own.flatMap((batch, index) =>
        own.slice(0, index).some((earlier) => earlier.quantityRemaining > 0) && !untouched(batch)
          ? [`${name}: batch ${batch.id} was begun too early`]
          : [],
      );
    }),
  };
}
