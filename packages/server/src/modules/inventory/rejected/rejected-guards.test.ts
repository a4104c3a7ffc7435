import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../../../platform/auth/permission.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveLocation } from '../locations/save-location.ts';
import { batches, stockItems } from '../tables.ts';
import { transferBatches, transfers } from '../transfers/tables.ts';
import { decideRejected } from './decide-rejected.ts';
import {
  ANNA,
  BIJU,
  cameOfMilk,
  type Fate,
  mainOf,
  mover,
  rejectMilk,
  sendMilk,
  type Underway,
} from './sample-rejected.ts';
import { rejectedBatches } from './tables.ts';

let world: World;
let library: string;
let kitchen: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  library = await world.addOutlet('LIB');
  kitchen = world.newId();
  await saveLocation(world.as('stock:manage'), {
    ...{ id: kitchen, outletId: world.outletId, code: 'KIT', name: 'Kitchen', kind: 'KITCHEN' },
    ...{ forOrders: true, inUse: true },
  });
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const by = (id: string, more: Permission[] = []) => mover(world, id, more);
const cook = () => by(BIJU);
const manager = () => by(ANNA, ['receipt:override', 'waste:approve']);
const main = (outletId: string) => mainOf(world, outletId);
const underWay = async (outletId = library, given = {}) =>
  sendMilk(world, { outletId, locationId: outletId === world.outletId ? kitchen : await main(outletId) }, given);
const reject = (sent: Underway, fate: Fate, who = cook(), reason = 'Came at 9 °C.') =>
  rejectMilk(world, sent, fate, { who, reason });
const cameOf = (sent: Underway) => cameOfMilk(world, sent);
const decide = (batchId: string, fate: 'ACCEPTED' | 'WASTED' | 'SENT_BACK', who = manager()) =>
  decideRejected(who, { commandId: world.newId(), batchId, fate, reason: 'Looked at it.' });

/** What the database alone says of a write: the constraint, else the code. */
const forged = (write: PromiseLike<unknown>) =>
  Promise.resolve(write).then(
    () => 'done',
    (error) => error.cause?.constraint_name || error.cause?.code || error.constraint_name || error.message,
  );
/** The same of what a deferred constraint says, and nothing of it stays. */
const tried = (constraint: string, write: (tx: Tx) => Promise<unknown>) =>
  forged(
    world.db.transaction(async (tx) => {
      await write(tx);
      await tx.execute(sql`set constraints ${sql.identifier(constraint)} immediate`);
      throw new Error('done');
    }),
  );

test('the database says so too: what was rejected is not used, decided on once, and only that goes back unasked', async () => {
  const sent = await underWay();
  await reject(sent, 'SET_ASIDE');
  const [aside] = await cameOf(sent);
  const id = aside?.id ?? '';
  const free = world.db.update(batches).set({ status: 'AVAILABLE' }).where(eq(batches.id, id));
  expect(await forged(free)).toBe('batches_rejected');
  const child = {
    ...(aside as typeof batches.$inferInsert),
    id: world.newId(),
    parentBatchId: id,
    sourceType: 'waste',
  };
  expect(await forged(world.db.insert(batches).values({ ...child, status: 'AVAILABLE' }))).toBe('batches_rejected');
  expect(await forged(world.db.update(rejectedBatches).set({ reason: 'None.' }))).toBe('42501');
  await decide(id, 'WASTED');
  const again = { fate: 'ACCEPTED', decidedAt: world.clock.now(), decisionReason: 'So.' } as const;
  const twice = world.db.update(rejectedBatches).set(again).where(eq(rejectedBatches.batchId, id));
  expect(await forged(twice)).toBe('rejected_batches_once');
  const [row] = await world.db.select().from(transfers).where(eq(transfers.id, sent.id));
  const unasked = {
    ...(row as typeof transfers.$inferInsert),
    id: world.newId(),
    returnOf: sent.id,
    state: 'DISPATCHED',
  };
  const goes = world.db
    .insert(transfers)
    .values({ ...unasked, receivedAt: null, warmReason: null } as typeof transfers.$inferInsert);
  expect(await forged(goes)).toBe('stock_transfers_return');
  // Nor is what came warm taken in without a word.
  const warm = await underWay();
  const taken = world.db.transaction(async (tx) => {
    const came = {
      ...child,
      id: world.newId(),
      parentBatchId: warm.batchId,
      sourceType: 'transfer',
      sourceId: warm.id,
    };
    await tx.update(stockItems).set({ storage: 'CHILLED' }).where(eq(stockItems.id, warm.stockItemId));
    await tx.insert(batches).values({ ...came, stockItemId: warm.stockItemId, status: 'AVAILABLE' });
    await tx
      .update(transferBatches)
      .set({ received: 3_000, receivedValue: 900, temperature: 51 })
      .where(eq(transferBatches.transferId, warm.id));
    await tx
      .update(transfers)
      .set({ state: 'RECEIVED', receivedAt: world.clock.now() })
      .where(eq(transfers.id, warm.id));
  });
  expect(await forged(taken.catch((error) => Promise.reject(error.cause ? error : { cause: error })))).toBe(
    'stock_transfers_cold',
  );
});

test('the database lets nothing that was rejected be used, out of whichever state, nor come back from waste or a supplier', async () => {
  const sent = await underWay();
  await reject(sent, 'SET_ASIDE');
  const [aside] = await cameOf(sent);
  const row = { ...(aside as typeof batches.$inferInsert), parentBatchId: aside?.id };
  const become = (from: 'QUARANTINE' | 'BLOCKED', status: 'AVAILABLE' | 'EXPIRED' | 'DEPLETED') =>
    tried('stock_transfers_return', async (tx) => {
      await tx.update(batches).set({ status: from }).where(eq(batches.id, row.id));
      await tx.update(batches).set({ status }).where(eq(batches.id, row.id));
    });
  expect([
    await become('QUARANTINE', 'AVAILABLE'),
    await become('QUARANTINE', 'EXPIRED'),
    await become('BLOCKED', 'AVAILABLE'),
    await become('BLOCKED', 'EXPIRED'),
  ]).toEqual(Array.from({ length: 4 }, () => 'batches_rejected'));
  const back = (sourceType: string, status: 'AVAILABLE' | 'EXPIRED' | 'QUARANTINE') =>
    tried('stock_transfers_return', (tx) =>
      tx.insert(batches).values({ ...row, id: world.newId(), sourceType, status }),
    );
  expect([await back('return', 'AVAILABLE'), await back('waste', 'EXPIRED')]).toEqual([
    ...['batches_rejected', 'batches_rejected'],
  ]);
  expect(await back('return', 'QUARANTINE')).toBe('done');
});

test('the database takes in nothing that came warm or unmeasured without a word, by how it is kept', async () => {
  const sent = await underWay();
  const [batch] = await world.db.select().from(batches).where(eq(batches.id, sent.batchId));
  const [outletId, locationId] = [library, await main(library)];
  const came = { ...(batch as typeof batches.$inferInsert), outletId, locationId, parentBatchId: sent.batchId };
  const received = { state: 'RECEIVED', receivedAt: world.clock.now() } as const;
  const arrives = (storage: 'CHILLED' | 'FROZEN' | 'AMBIENT', temperature: number | null, warmReason: string | null) =>
    tried('stock_transfers_cold', async (tx) => {
      await tx.update(stockItems).set({ storage }).where(eq(stockItems.id, sent.stockItemId));
      await tx.insert(batches).values({ ...came, id: world.newId(), sourceType: 'transfer', sourceId: sent.id });
      await tx.update(transferBatches).set({ temperature }).where(eq(transferBatches.transferId, sent.id));
      await tx
        .update(transfers)
        .set({ ...received, warmReason })
        .where(eq(transfers.id, sent.id));
    });
  const cases = [
    ...([
      ['CHILLED', 51],
      ['CHILLED', null],
      ['FROZEN', -179],
      ['FROZEN', null],
    ] as const),
    ...([
      ['CHILLED', 50],
      ['FROZEN', -180],
      ['AMBIENT', 300],
      ['AMBIENT', null],
    ] as const),
  ];
  const said: string[] = [];
  for (const [storage, temperature] of cases) said.push(await arrives(storage, temperature, null));
  expect(said).toEqual(cases.map((_, at) => (at < 4 ? 'stock_transfers_cold' : 'done')));
  expect(await arrives('CHILLED', 51, 'The van stood still.')).toBe('done');
});

test('the database lets only what was rejected go back unasked, and only to where it came from', async () => {
  const [sent, kept] = [await underWay(), await underWay()];
  await reject(sent, 'SENT_BACK');
  await reject(kept, 'SET_ASIDE');
  const [home] = await world.db.select().from(transfers).where(eq(transfers.returnOf, sent.id));
  const [[back], [aside]] = [await cameOf(sent), await cameOf(kept)];
  const [load] = await world.db
    .select()
    .from(transferBatches)
    .where(eq(transferBatches.transferId, home?.id ?? ''));
  const goes = (given: Partial<typeof transfers.$inferInsert>, batchId = load?.batchId) =>
    tried('stock_transfers_return', async (tx) => {
      const id = world.newId();
      await tx.insert(transfers).values({ ...(home as typeof transfers.$inferInsert), id, ...given });
      const what = { ...(load as typeof transferBatches.$inferInsert), transferId: id };
      await tx.insert(transferBatches).values({ ...what, batchId: batchId ?? '' });
    });
  const elsewhere = await world.addOutlet('ELS');
  expect(back?.id).not.toBe(aside?.id);
  expect([
    await goes({}),
    await goes({ toOutletId: elsewhere }),
    await goes({ fromOutletId: elsewhere }),
    await goes({}, aside?.id),
    await goes({ returnOf: kept.id }),
    await goes({ returnOf: kept.id }, aside?.id),
  ]).toEqual(['done', ...Array.from({ length: 5 }, () => 'stock_transfers_return')]);
});
