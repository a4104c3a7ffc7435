import { eq } from 'drizzle-orm';
import type { Permission } from '../../../platform/auth/permission.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { journalEntries, journalLines } from '../../finance/index.ts';
import { mainLocation } from '../locations/location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches, stockLevels } from '../tables.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { approveCount } from './approve-count.ts';
import { cancelCount } from './cancel-count.ts';
import { enterCount } from './enter-count.ts';
import { handInCount } from './hand-in-count.ts';
import { openCount } from './open-count.ts';
import { countById, linesByCount } from './queries.ts';
import { rejectCount } from './reject-count.ts';

/** What of a test's world counting needs. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
  as(permissions: readonly Permission[], options: { everywhere: boolean; id: string }): CallContext;
}

/** For tests: people who count; all but Dora decide on counts too. */
export const [ANNA, BIJU, CARA, DORA] = [
  '019400a0-0000-7000-8000-00000000000a',
  '019400a0-0000-7000-8000-00000000000b',
  '019400a0-0000-7000-8000-00000000000c',
  '019400a0-0000-7000-8000-00000000000d',
] as const;
export const everything = [
  'count:enter',
  'count:approve',
  'stock:read',
  'stock:manage',
  'waste:record',
  'waste:approve',
] as const;

const withoutDeciding = everything.filter((permission) => permission !== 'count:approve');

type Stock = { quantity: number; value: number; expiryDate?: string; status?: 'EXPIRED' | 'BLOCKED' };
type Field = { stockItemId: string; quantity: number | null; unit?: string; version?: number };

/** For tests: how one counts in a world. */
export function countingIn(world: () => World) {
  const { linesOf, ...seen } = lookingIn(world);
  const as = (id: string = ANNA) => world().as(id === DORA ? withoutDeciding : everything, { everywhere: true, id });
  const said = (countId: string) => ({ commandId: world().newId(), countId });

  /** Rice, in a main store. */
  async function rice(...stock: Stock[]): Promise<string> {
    const stockItemId = await insertStockItem(world());
    await stockUp(
      world(),
      stock.map((batch) => ({ stockItemId, ...batch })),
    );
    return stockItemId;
  }
  const main = () =>
    world()
      .db.transaction((tx) => mainLocation(tx, world().outletId, world().clock.now()))
      .then(({ id }) => id);

  async function begin(stockItemIds: string[] | null, given: object = {}) {
    const id = world().newId();
    const asked = {
      id,
      outletId: world().outletId,
      locationId: await main(),
      kind: stockItemIds ? 'SPOT' : 'FULL',
      stockItemIds,
    };
    return { id, answer: await openCount(as(), { ...asked, ...given } as never) };
  }
  const enter = (countId: string, fields: Field[], by: string = ANNA) =>
    enterCount(as(by), { ...said(countId), lines: fields.map((field) => ({ unit: 'g', version: 0, ...field })) });
  const handIn = (countId: string) => handInCount(as(), said(countId));
  const approve = (countId: string, by: string = BIJU) => approveCount(as(by), said(countId));
  /** Ends a count, whatever state it is in, so that the next one may begin. */
  async function end(id: string) {
    const answer = await cancelCount(as(), { ...said(id), reason: 'Enough.' });
    if ('code' in answer) await rejectCount(as(BIJU), { ...said(id), reason: 'Enough.' });
  }
  /** Counts one item once and again if asked to, until it is handed in. */
  async function countOf(stockItemId: string, quantity: number) {
    const { id } = await begin([stockItemId]);
    await enter(id, [{ stockItemId, quantity }]);
    await handIn(id);
    const [line] = await linesOf(id);
    if (line?.counted === null) {
      await enter(id, [{ stockItemId, quantity, version: line.version }]);
      await handIn(id);
    }
    return id;
  }
  const throwAway = (stockItemId: string, quantity: number) =>
    recordWaste(as(CARA), {
      ...{ id: world().newId(), outletId: world().outletId, stockItemId, quantity, unit: 'g', reason: 'DROPPED' },
    });
  return {
    ...{ as, said, rice, main, begin, enter, handIn, approve, end, countOf },
    ...{ linesOf, throwAway, ...seen },
  };
}

/** For tests: what there is in it. */
function lookingIn(world: () => World) {
  const linesOf = async (id: string, by: string = ANNA) => {
    const { actor } = world().as(by === DORA ? withoutDeciding : everything, { everywhere: true, id: by });
    return (await linesByCount(world().db, [id], actor)).get(id) ?? [];
  };
  const stateOf = async (id: string) => (await countById(world().db, id))?.state;
  const batchesOf = (stockItemId: string) =>
    world()
      .db.select()
      .from(batches)
      .where(eq(batches.stockItemId, stockItemId))
      .orderBy(batches.receivedAt, batches.id);
  const onHand = async (stockItemId: string) =>
    (await world().db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand ?? 0;
  async function booked(id: string) {
    const rows = await world()
      .db.select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(eq(journalEntries.sourceId, id));
    const sums: Record<string, number> = {};
    for (const { account, debit, credit } of rows) sums[account] = (sums[account] ?? 0) + debit - credit;
    return sums;
  }
  return { linesOf, stateOf, batchesOf, onHand, booked };
}
