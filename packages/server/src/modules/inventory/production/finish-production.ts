import { AppError, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { holds } from '../../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { lockHeld, lockLevels } from '../held.ts';
import { locationOf } from '../locations/location.ts';
import { release } from '../release.ts';
import { cook, type UsedInput } from './cook.ts';
import { illegal, inputsOf, lockProduction, type Production, step } from './production.ts';
import { partThatWentIn } from './shares.ts';

/**
 * Ends cooking: what went into it leaves its batches as they are picked, and what came of it is a new batch that is worth exactly
 * that (rules §3.4). It keeps for the shelf life of the preparation, or else as long as once it is opened. What went in is what was
 * planned, unless it is said. Refuses ILLEGAL_PRODUCTION_STEP, NOT_ENOUGH_STOCK with all that has expired or gone meanwhile, and
 * MORE_THAN_PLANNED for more than a fifth above the plan, or above what all that went in is enough for, unless somebody with
 * `production:override` says why.
 */
export const finishProduction = command({
  name: 'inventory.finishProduction',
  permission: 'production:run',
  input: z.object({
    commandId: z.uuid(),
    orderId: z.uuid(),
    batchId: z.uuid(),
    /** Thousandths of the base unit. */
    produced: z.int().min(1).max(1_000_000_000_000),
    used: z
      .array(z.object({ stockItemId: z.uuid(), quantity: z.int().min(0).max(1_000_000_000_000) }))
      .max(100)
      .refine((inputs) => new Set(inputs.map(({ stockItemId }) => stockItemId)).size === inputs.length, {
        error: 'Name each stock item once.',
      })
      .nullish(),
    excessReason: z.string().trim().min(1).max(200).nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ orderId }) => ({ entity: 'production_order', id: orderId }),
  async handle(scope, { orderId, batchId, produced, used, ...said }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const order = await lockProduction(tx, orderId);
    const { outletId } = order;
    within(outletId);
    const outOfTurn = illegal(order, 'finish');
    if (outOfTurn) return outOfTurn;
    const inputs = await usedInputs(tx, orderId, used ?? []);
    const enough = enoughFor(order, inputs);
    const excessReason = isExcess(enough, produced) ? (said.excessReason ?? null) : null;
    const refusal = tooMuch(scope, order, { enough, produced, reason: excessReason });
    if (refusal) return refusal;
    const dates = datesAt(await placeOf(tx, outletId), now);
    // A location is held before the levels, as everybody does.
    const location = await locationOf(tx, outletId, order.locationId);
    // What was held is let go and taken in the same breath: nobody comes in between, reservations and levels are held, in that order.
    await lockHeld(tx, orderId);
    await lockLevels(tx, outletId, [order.stockItemId, ...inputs.map(({ item }) => item.id)]);
    await release(tx, { orderId });
    const cooked = await cook(scope, order, { batchId, produced, inputs, dates, location });
    if ('short' in cooked) {
      const names = cooked.short.map(({ name }) => name).join(', ');
      const message = `Too little of ${names} is left: it expired or went meanwhile. Receive it, or say what was used.`;
      return refuse('NOT_ENOUGH_STOCK', message, { items: cooked.short });
    }
    const { value } = cooked;
    const { businessDate } = dates;
    await step(scope, order, 'finish', {
      ...{ finishedBy: actor.id, finishedAt: now, produced, excessReason, value, batchId, businessDate },
    });
    announceStock(scope, outletId, [order.stockItemId, ...inputs.map(({ item }) => item.id)]);
    return { id: orderId };
  },
});

interface PlannedInput extends UsedInput {
  readonly planned: Quantity;
  readonly share: number | null;
}

/** A pot gives a little more or less than its recipe says; what is far beyond is a slip, or food out of nothing. The database says so too. */
function isExcess(planned: Quantity, produced: Quantity): boolean {
  return produced * 5 > planned * 6;
}

/** How much a pot gives by what went in: without a pinch of salt nearly all of it, without its flour next to nothing. */
function enoughFor({ planned }: Pick<Production, 'planned'>, inputs: readonly PlannedInput[]): Quantity {
  return Math.round(planned * partThatWentIn(inputs));
}

function tooMuch(
  { actor }: Pick<CommandScope, 'actor'>,
  { planned, outletId }: Production,
  {
    enough,
    produced,
    reason,
  }: { readonly enough: Quantity; readonly produced: Quantity; readonly reason: string | null },
): Refusal | null {
  const mayOverride = holds(actor, 'production:override', outletId);
  if (!isExcess(enough, produced) || (mayOverride && reason)) return null;
  const help = mayOverride ? 'Say why, or look at the number.' : 'Look at the number, or ask somebody who may say why.';
  const what = isExcess(planned, produced) ? 'was planned' : 'what went in makes';
  return refuse('MORE_THAN_PLANNED', `This is far more than ${what}. ${help}`, { planned, produced });
}

/** What went in: as it was said, else as it was planned. Throws NOT_FOUND for what does not go in. */
async function usedInputs(
  tx: Tx,
  orderId: string,
  said: readonly { readonly stockItemId: string; readonly quantity: Quantity }[],
): Promise<PlannedInput[]> {
  const inputs = await inputsOf(tx, orderId);
  const used = new Map(said.map(({ stockItemId, quantity }) => [stockItemId, quantity]));
  if (said.some(({ stockItemId }) => !inputs.some(({ item }) => item.id === stockItemId))) {
    throw new AppError('NOT_FOUND', 'This does not go into what is cooked.');
  }
  return inputs.map((input) => ({ ...input, used: used.get(input.item.id) ?? input.planned }));
}
