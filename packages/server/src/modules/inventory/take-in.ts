import { sumMoney } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Arrival, IncomingBatch, KindValue } from './arrival.ts';
import { clearDeficits } from './deficits/clear-deficits.ts';
import { perStockItem } from './demand.ts';
import { mainLocation } from './locations/location.ts';
import { tellAllergens } from './recipes/tell-allergens.ts';
import type { StockKind } from './stock-item.ts';
import { batches, stockItems, stockLevels, stockMoves } from './tables.ts';

export type { ArrivalSource, Batch, IncomingBatch, KindValue } from './arrival.ts';

// Rows in one statement: well below the 65,535 parameters that PostgreSQL takes.
const CHUNK = 2_000;

/** What an outlet has when it begins. */
export interface Opening extends Omit<Arrival, 'source' | 'type' | 'location'> {
  /** The moves name it as their source. */
  readonly id: string;
}

/**
 * Writes what came: levels, batches and moves; on hand rises by what is AVAILABLE where orders take from. What a kitchen used
 * before it came is cleared first (rules §3.3). Gives the value of all that came, by kind of stock. Locks the levels in the
 * order of stock items, and who tells the menus last.
 */
export function takeIn(tx: Tx, arrival: Arrival): Promise<KindValue[]> {
  return takeInAll(tx, arrival, [arrival]);
}

/**
 * The same for what comes at once to several places of an outlet, or in several ways. Whoever loops over `takeIn` would lock stock while they tell the menus,
 * and whoever changes an item waits for them the other way round.
 */
export async function takeInAll(
  tx: Tx,
  { outletId, at }: Pick<Arrival, 'outletId' | 'at'>,
  arrivals: readonly Arrival[],
): Promise<KindValue[]> {
  for (const arrival of arrivals) await writeArrival(tx, arrival);
  const lines = arrivals.flatMap((arrival) => arrival.lines);
  if (lines.length === 0) return [];
  const kinds = await kindsOf(tx, lines);
  // A pot brings its own allergens into every dish it may come to be in, unless it lies apart.
  if (lines.some((line) => counts(line) && kinds.get(line.stockItemId) === 'PREP'))
    await tellAllergens(tx, at, outletId);
  return valueByKind(kinds, lines);
}

async function writeArrival(tx: Tx, arrival: Arrival): Promise<void> {
  const { source, type, outletId, location, at, businessDate, actorId } = arrival;
  if (arrival.lines.length === 0) return;
  // The levels first, in the order of their ids: as everybody locks them.
  const sums = [
    ...perStockItem(arrival.lines.map((line) => ({ ...line, quantity: counts(line) ? line.quantity : 0 }))),
  ];
  await tx
    .insert(stockLevels)
    .values(
      sums.map(([stockItemId, sum]) => ({ outletId, stockItemId, onHand: location.forOrders ? sum : 0, reserved: 0 })),
    )
    .onConflictDoUpdate({
      target: [stockLevels.outletId, stockLevels.stockItemId],
      set: { onHand: sql`${stockLevels.onHand} + excluded.on_hand` },
    });
  for (let from = 0; from < arrival.lines.length; from += CHUNK) {
    const lines = arrival.lines.slice(from, from + CHUNK);
    await tx.insert(batches).values(
      lines.map(({ batchId, quantity, value, ...line }) => ({
        ...{ ...line, id: batchId, outletId, locationId: location.id, forOrders: location.forOrders },
        ...{
          sourceType: source.type,
          sourceId: source.id,
          receivedAt: line.receivedAt ?? at,
          status: line.status ?? 'AVAILABLE',
        },
        ...{ quantityReceived: quantity, quantityRemaining: quantity, valueReceived: value, valueRemaining: value },
      })),
    );
    await tx.insert(stockMoves).values(
      lines.map(({ batchId, stockItemId, quantity, value }) => ({
        ...{ id: newId(at), outletId, stockItemId, batchId, type, quantity, value },
        ...{ sourceType: source.type, sourceId: source.id, at, businessDate, actorId },
      })),
    );
  }
  await clearDeficits(tx, arrival);
}

/** What an outlet has when it begins, in its main store. The caller posts the value (rules §2.3 G01). Set-based: for seeding. */
export async function addOpeningStock(tx: Tx, { id, ...opening }: Opening): Promise<KindValue[]> {
  const location = await mainLocation(tx, opening.outletId, opening.at);
  return takeIn(tx, { ...opening, source: { type: 'opening', id }, type: 'OPENING', location });
}

/** Which of these ids are batches already. */
export async function batchesAmong(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader
    .select({ id: batches.id })
    .from(batches)
    .where(inArray(batches.id, [...ids]));
  return rows.map(({ id }) => id);
}

function counts({ status = 'AVAILABLE' }: IncomingBatch): boolean {
  return status === 'AVAILABLE';
}

async function kindsOf(tx: Tx, lines: readonly IncomingBatch[]): Promise<Map<string, StockKind>> {
  const ids = [...new Set(lines.map(({ stockItemId }) => stockItemId))];
  const rows = await tx
    .select({ id: stockItems.id, kind: stockItems.kind })
    .from(stockItems)
    .where(inArray(stockItems.id, ids));
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

function valueByKind(kindOf: ReadonlyMap<string, StockKind>, lines: readonly IncomingBatch[]): KindValue[] {
  return [...new Set(kindOf.values())]
    .map((kind) => ({
      kind,
      value: sumMoney(lines.filter((line) => kindOf.get(line.stockItemId) === kind).map(({ value }) => value)),
    }))
    .filter(({ value }) => value > 0);
}
