import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { placeOf } from '../../places/index.ts';
import { deficits } from '../deficits/tables.ts';
import { type Location, locationOf, MAIN } from '../locations/location.ts';
import { stockSettingsNow } from '../settings/stock-settings.ts';
import { batches, countClass, locations, stockItems } from '../tables.ts';
import { measuredItems } from '../units.ts';
import { countKind, countLines, countState, counts } from './tables.ts';

/**
 * Begins a count of a location: of all that lies there or, in the main store, was used beyond the records (FULL), of a class that is due (CYCLE), or of what is named (SPOT; rules §3.7).
 * One at a time in each location. Refuses COUNT_ALREADY_OPEN and NOTHING_TO_COUNT. Throws NOT_FOUND.
 */
export const openCount = command({
  name: 'inventory.openCount',
  permission: 'count:enter',
  input: z
    .object({
      id: z.uuid(),
      outletId: z.uuid(),
      locationId: z.uuid(),
      kind: z.enum(countKind.enumValues),
      countClass: z.enum(countClass.enumValues).nullish(),
      stockItemIds: z.array(z.uuid()).max(200).nullish(),
      note: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ kind, countClass: due }) => (kind === 'CYCLE') === Boolean(due), {
      path: ['countClass'],
      error: 'A cycle count is of one class; other counts are of none.',
    })
    .refine(({ kind, stockItemIds }) => (kind === 'SPOT') === Boolean(stockItemIds?.length), {
      path: ['stockItemIds'],
      error: 'A spot count says of what; other counts find it themselves.',
    }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'stock_count', id }),
  async handle({ tx, now, actor, within }, input): Promise<{ id: string } | Refusal> {
    const { id, outletId, locationId, kind, countClass: due = null, note = null } = input;
    within(outletId);
    await placeOf(tx, outletId);
    const location = await locationOf(tx, outletId, locationId);
    // Whoever begins another one here waits, and then sees this one.
    await tx.select({ id: locations.id }).from(locations).where(eq(locations.id, locationId)).for('update');
    const [open] = await tx
      .select({ id: counts.id })
      .from(counts)
      .where(and(eq(counts.locationId, locationId), inArray(counts.state, OPEN_STATES)));
    if (open) {
      const message = `${location.name} is being counted already: go on with that count, or cancel it.`;
      return refuse('COUNT_ALREADY_OPEN', message, { countId: open.id });
    }
    const named = kind === 'SPOT' ? [...(await measuredItems(tx, input.stockItemIds ?? [])).keys()].sort() : null;
    const items = named ?? (await toCount(tx, location, due));
    if (items.length === 0) {
      return refuse(
        'NOTHING_TO_COUNT',
        `Nothing of that lies in ${location.name}. Make a spot count of what you found.`,
      );
    }
    const { recountAbove } = await stockSettingsNow(tx);
    await tx.insert(counts).values({
      ...{ id, outletId, locationId, kind, countClass: due, state: 'OPEN', note, recountAbove },
      ...{ openedBy: actor.id, openedAt: now },
    });
    await tx.insert(countLines).values(items.map((stockItemId) => ({ countId: id, stockItemId })));
    return { id };
  },
});

type CountClass = (typeof countClass.enumValues)[number];

const OPEN_STATES = countState.enumValues.filter((state) => !['APPROVED', 'REJECTED', 'CANCELLED'].includes(state));

/** What lies in a location and, in the main store, what was used beyond the records as well: either something of it is there, or it is owed. */
async function toCount(
  tx: Tx,
  { id: locationId, outletId, code }: Location,
  due: CountClass | null,
): Promise<string[]> {
  const isDue = due ? eq(stockItems.countClass, due) : undefined;
  const lying = await tx
    .selectDistinct({ id: batches.stockItemId })
    .from(batches)
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(
      and(
        ...[eq(batches.outletId, outletId), eq(batches.locationId, locationId), isDue],
        ...[ne(batches.status, 'DEPLETED'), ne(batches.sourceType, 'set-aside')],
      ),
    );
  const owed = await tx
    .selectDistinct({ id: deficits.stockItemId })
    .from(deficits)
    .innerJoin(stockItems, eq(stockItems.id, deficits.stockItemId))
    .where(and(eq(deficits.outletId, outletId), gt(deficits.quantityOpen, 0), isDue));
  return [...new Set([...lying, ...(code === MAIN ? owed : [])].map(({ id }) => id))].sort();
}
