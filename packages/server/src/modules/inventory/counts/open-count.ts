import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
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
 * Begins a count of a location (rules §3.7): of all that lies there, or lay there in the last 31 days, or, in the main store, was used beyond the
 * records (FULL); of that, a class that is due (CYCLE); or of what is named (SPOT). One at a time in each location. Refuses COUNT_ALREADY_OPEN and NOTHING_TO_COUNT. Throws NOT_FOUND.
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
    const items = named ?? (await toCount(tx, location, { due, now }));
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

/** A month: its last count asks for all that lay there in it. */
const LATELY_MS = 31 * 86_400_000;

/**
 * What lies in a location, or lay there lately: by the records the last of it went, and a tin may stand there all the same. In the main store
 * what is owed as well, wherever it was used.
 */
async function toCount(
  tx: Tx,
  { id: locationId, outletId, code }: Location,
  { due, now }: { readonly due: CountClass | null; readonly now: Date },
): Promise<string[]> {
  const isDue = due ? eq(stockItems.countClass, due) : undefined;
  const since = new Date(now.getTime() - LATELY_MS).toISOString();
  const moved = sql`exists (select from stock_moves m where m.batch_id = ${batches.id} and m.at >= ${since}::timestamptz)`;
  const lying = await tx
    .selectDistinct({ id: batches.stockItemId })
    .from(batches)
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(
      and(
        ...[eq(batches.outletId, outletId), eq(batches.locationId, locationId), isDue],
        ...[or(ne(batches.status, 'DEPLETED'), moved), ne(batches.sourceType, 'set-aside')],
      ),
    );
  const owed = await tx
    .selectDistinct({ id: deficits.stockItemId })
    .from(deficits)
    .innerJoin(stockItems, eq(stockItems.id, deficits.stockItemId))
    .where(and(eq(deficits.outletId, outletId), gt(deficits.quantityOpen, 0), isDue));
  return [...new Set([...lying, ...(code === MAIN ? owed : [])].map(({ id }) => id))].sort();
}
