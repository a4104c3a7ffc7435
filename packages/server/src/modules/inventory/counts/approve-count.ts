import { multiplyMoney, pickBatches, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { countPosting, type PostingDates, post } from '../../finance/index.ts';
import { idsOfPersonBehind } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { childOf } from '../child-of.ts';
import { lockLevels } from '../held.ts';
import { NO_INPUT_TAX } from '../input-tax.ts';
import { type Location, locationOf } from '../locations/location.ts';
import { batches } from '../tables.ts';
import { type IncomingBatch, takeIn } from '../take-in.ts';
import { byKind, NEVER, type Take, takeOut } from '../take-out.ts';
import { type Count, type CountLine, illegal, linesOf, lockCount, step } from './count.ts';
import { newestOf } from './expected.ts';
import { countEntries } from './tables.ts';

/**
 * Approves a count, by somebody who counted nothing of it: what is missing leaves the batches of the location as the item is picked, those
 * that expired among them; what is too much comes in as a child of the item's newest batch, at its cost and with its dates; all of it goes
 * to the books (rules §3.7, §2.3 G23). What moved since a line was counted stays moved. Refuses ILLEGAL_COUNT_STEP,
 * ANOTHER_PERSON_NEEDED, and COUNT_OUT_OF_DATE when less is left than was missing: it is counted once more.
 */
export const approveCount = command({
  name: 'inventory.approveCount',
  permission: 'count:approve',
  input: z.object({ commandId: z.uuid(), countId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const count = await lockCount(tx, countId);
    const { outletId } = count;
    within(outletId);
    const refusal = illegal(count, 'approve') ?? (await anotherPerson(scope, countId));
    if (refusal) return refusal;
    const dates = datesAt(await placeOf(tx, outletId), now);
    const location = await locationOf(tx, outletId, count.locationId);
    const lines = await linesOf(tx, countId);
    await lockLevels(
      tx,
      outletId,
      lines.map(({ stockItemId }) => stockItemId),
    );
    const differing = lines.filter((line) => varianceOf(line) !== 0);
    const owed = await owedOf(tx, count, location);
    const missing = await pickMissing(tx, count, differing);
    if ('tooFew' in missing) {
      const names = missing.tooFew.map(({ item }) => item.name).join(', ');
      const message = `More ${names} was used since than was counted there. Have it counted once more.`;
      return refuse('COUNT_OUT_OF_DATE', message, {
        stockItemIds: missing.tooFew.map(({ stockItemId }) => stockItemId),
      });
    }
    await correct(scope, { count, location, differing, owed, takes: missing.takes, dates });
    const decided = { decidedBy: actor.id, decidedAt: now, businessDate: dates.businessDate };
    await step(scope, count, 'approve', decided);
    announceStock(
      scope,
      outletId,
      [...differing, ...owed].map(({ stockItemId }) => stockItemId),
    );
    return { id: countId };
  },
});

/** Refuses ANOTHER_PERSON_NEEDED to whoever entered anything of a count, whatever was entered after; else null. */
async function anotherPerson(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  countId: string,
): Promise<Refusal | null> {
  const theirs = actor.id === null ? undefined : inArray(countEntries.countedBy, await idsOfPersonBehind(tx, actor.id));
  const counted = theirs && (await tx.$count(countEntries, and(eq(countEntries.countId, countId), theirs)));
  if (counted === 0) return null;
  return refuse('ANOTHER_PERSON_NEEDED', 'You counted some of this yourself: somebody else approves it.');
}

const varianceOf = ({ counted, expected }: CountLine): Quantity => (counted ?? 0) - (expected ?? 0);

/** Which batches of the location what is missing comes from, expired ones too, which were counted; or of what less is left than that. The levels are held. */
async function pickMissing(
  tx: Tx,
  { outletId, locationId }: Count,
  lines: readonly CountLine[],
): Promise<{ takes: Take[] } | { tooFew: CountLine[] }> {
  const short = lines.filter((line) => varianceOf(line) < 0);
  const there = await tx
    .select()
    .from(batches)
    .where(
      and(
        ...[eq(batches.outletId, outletId), eq(batches.locationId, locationId)],
        ...[ne(batches.status, 'DEPLETED'), ne(batches.sourceType, 'set-aside')],
        sql`${batches.stockItemId} = any(${uuids(short.map(({ stockItemId }) => stockItemId))})`,
      ),
    );
  const pickable = there.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  const takes: Take[] = [];
  const tooFew: CountLine[] = [];
  for (const line of short) {
    const ofItem = pickable.filter(({ stockItemId }) => stockItemId === line.stockItemId);
    const { picks, shortBy } = pickBatches(ofItem, -varianceOf(line), line.item.pickPolicy, NEVER);
    if (shortBy > 0) tooFew.push(line);
    takes.push(...picks.map(({ batchId, quantity }) => ({ batchId, quantity })));
  }
  return tooFew.length > 0 ? { tooFew } : { takes };
}

/** So much of an item. */
interface Portion {
  readonly stockItemId: string;
  readonly quantity: Quantity;
}

/**
 * What a kitchen had used of the counted items beyond the records when they were counted (rules §3.3), whatever cleared it since. It was there,
 * or it could not have been used: a count where orders take from tells what is there beside it. What is used beyond the records after that
 * comes out of what was counted. A deficit and its clearings know their transaction, as moves do (decision 0041).
 */
async function owedOf(tx: Tx, { id, outletId }: Count, location: Location): Promise<Portion[]> {
  if (!location.forOrders) return [];
  const rows = await tx.execute<{ item: string; quantity: number }>(sql`
    select l.stock_item_id as item, sum(d.quantity - coalesce(c.quantity, 0))::float8 as quantity
    from stock_count_lines l
    join stock_deficits d on d.outlet_id = ${outletId} and d.stock_item_id = l.stock_item_id and pg_visible_in_snapshot(d.transaction, l.snapshot)
      and (d.quantity_open > 0 or exists (
        select from stock_deficit_clearings later where later.deficit_id = d.id and later.transaction >= pg_snapshot_xmin(l.snapshot)))
    left join lateral (
      select sum(s.quantity) as quantity from stock_deficit_clearings s
      where s.deficit_id = d.id and pg_visible_in_snapshot(s.transaction, l.snapshot)) c on true
    where l.count_id = ${id} and l.counted is not null
    group by l.stock_item_id having sum(d.quantity - coalesce(c.quantity, 0)) > 0 order by l.stock_item_id`);
  return [...rows].map(({ item, quantity }) => ({ stockItemId: item, quantity }));
}

/** Makes stock and books say what was counted. */
async function correct(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  {
    count,
    location,
    differing,
    owed,
    takes,
    dates,
  }: {
    readonly count: Count;
    readonly location: Location;
    readonly differing: readonly CountLine[];
    readonly owed: readonly Portion[];
    readonly takes: readonly Take[];
    readonly dates: PostingDates;
  },
): Promise<void> {
  const { outletId } = count;
  const source = { type: 'count' as const, id: count.id };
  const moved = {
    source,
    type: 'COUNT_ADJ' as const,
    outletId,
    at: now,
    businessDate: dates.businessDate,
    actorId: actor.id,
  };
  const left = await takeOut(tx, { ...moved, takes });
  // The levels are held since the picking: what was picked is there.
  const taken = 'taken' in left ? left.taken : [];
  const over = differing
    .filter((line) => varianceOf(line) > 0)
    .map((line) => ({ stockItemId: line.stockItemId, quantity: varianceOf(line) }));
  // What was used before comes in first: it is cleared at once, and what is left is what was counted.
  const found = { now, today: dates.taxDate };
  const eaten = (await foundBatches(tx, count, owed, found)).map(
    (batch): IncomingBatch => ({ ...batch, expiryDate: null, status: 'AVAILABLE' }),
  );
  const lines = await foundBatches(tx, count, over, found);
  const worthOver = await takeIn(tx, { ...moved, location, lines: [...eaten, ...lines] });
  const posting = countPosting({ short: byKind(taken), over: worthOver });
  if (posting.length > 0) {
    const posted = { outletId, source, event: 'approved', at: now, dates, postedBy: actor.label, lines: posting };
    await post(tx, { ...posted, narration: `Count of ${location.name}` });
  }
  const worth = new Map<string, number>();
  for (const { batch, value } of taken) worth.set(batch.stockItemId, (worth.get(batch.stockItemId) ?? 0) - value);
  for (const { stockItemId, value } of lines) worth.set(stockItemId, value);
  await tx.execute(sql`
    update stock_count_lines l set owed = e.quantity, owed_value = e.value
    from unnest(${uuids(eaten.map(({ stockItemId }) => stockItemId))}, ${bigints(eaten.map(({ quantity }) => quantity))},
      ${bigints(eaten.map(({ value }) => value))}) as e (item, quantity, value)
    where l.count_id = ${count.id} and l.stock_item_id = e.item`);
  await tx.execute(sql`
    update stock_count_lines l set variance_value = w.value from unnest(${uuids(worth.keys())}, ${bigints(worth.values())}) as w (item, value)
    where l.count_id = ${count.id} and l.stock_item_id = w.item`);
}

/** What was found too much: a child of the newest batch each; of what never came, a batch that cost nothing. */
async function foundBatches(
  tx: Tx,
  { outletId }: Count,
  over: readonly Portion[],
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<IncomingBatch[]> {
  if (over.length === 0) return [];
  const newest = await newestOf(
    tx,
    outletId,
    over.map(({ stockItemId }) => stockItemId),
  );
  const parents = await tx
    .select()
    .from(batches)
    .where(sql`${batches.id} = any(${uuids([...newest.values()].map(({ id }) => id))})`);
  return over.map(({ stockItemId, quantity }) => {
    const id = newId(now);
    const parent = parents.find((batch) => batch.id === newest.get(stockItemId)?.id);
    if (!parent) return { batchId: id, stockItemId, quantity, value: 0 };
    const value = multiplyMoney(parent.valueReceived, quantity, parent.quantityReceived);
    return { ...childOf(parent, { id, quantity, value, today }), ...NO_INPUT_TAX };
  });
}
