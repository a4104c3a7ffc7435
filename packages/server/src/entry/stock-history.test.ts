import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordWaste } from '../modules/inventory/index.ts';
import type { CallContext } from '../platform/context.ts';
import { type Canteen, type Dish, openCanteen } from '../testing/canteen.ts';
import { type OwnDocument, ownDocuments, waysOf } from '../testing/own-documents.ts';
import { permissions } from '../testing/permissions.ts';
import { type Somebody, somebodyOf } from '../testing/somebody.ts';

let canteen: Canteen;
let dosa: Dish;
let asha: Somebody;
let orderId: string;
// Three pieces came: one was dropped by Asha, two were sold, and nothing is left.
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 3, price: 6_000 });
  asha = await (await somebodyOf(canteen)).somebody('manager');
  orderId = canteen.newId();
  canteen.clock.advance(1_000);
  const waste = { outletId: canteen.outletId, stockItemId: dosa.stockItemId, quantity: 1_000, unit: 'pcs' };
  const by = canteen.as('waste:record', { id: asha.id });
  await recordWaste(by, { ...waste, id: canteen.newId(), reason: 'DROPPED', note: 'On the stairs', stationCode: null });
  canteen.clock.advance(1_000);
  await canteen.order([{ dish: dosa, quantity: 2 }], { id: orderId, tendered: 100_000 });
  await canteen.work(orderId, 'start');
});
afterAll(() => canteen.close());

const ask = async (name: string, by: CallContext, variables: object) => {
  const document = ownDocuments.find((one) => one.name === name) as OwnDocument;
  return waysOf(document).ours(by, { outletId: canteen.outletId, ...variables });
};
const manager = (options: { outletId?: string } = {}) => canteen.as(permissions.ofRole('manager'), options);
const spent = async (by = manager()) => (await ask('UsedUpBatches', by, { stockItemId: dosa.stockItemId })).data;
const batchOf = async () => (await spent()).usedUpBatches.edges[0].node.id as string;
const moves = async (by = manager(), more: object = {}) => ask('BatchMoves', by, { batchId: await batchOf(), ...more });

test('what is used up is told, and all that happened to it: when, by whom, for which order and why', async () => {
  expect(await spent()).toMatchObject({
    usedUpBatches: { totalCount: 1, edges: [{ node: { quantityReceived: 3_000 } }] },
  });
  const { edges, pageInfo } = (await moves()).data.batchMoves;
  expect(edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { type: 'CONSUME', quantity: -2_000, order: { id: orderId, token: 'A001' }, waste: null },
    {
      type: 'WASTE',
      quantity: -1_000,
      by: asha.name,
      waste: { reason: 'DROPPED', note: 'On the stairs' },
      order: null,
    },
    { type: 'OPENING', quantity: 3_000, by: null },
  ]);
  expect(pageInfo.hasNextPage).toBe(false);
});

test('what still lies there is not among what is used up', async () => {
  const tea = await canteen.dish({ stock: 3, station: 'TEA' });
  const { data } = await ask('UsedUpBatches', manager(), { stockItemId: tea.stockItemId });
  expect(data.usedUpBatches).toMatchObject({ totalCount: 0, edges: [] });
});

test('whoever may not see orders is not told which it was; of another outlet nothing is told', async () => {
  const { edges } = (await moves(canteen.as('stock:read'))).data.batchMoves;
  expect(edges[0].node).toMatchObject({ type: 'CONSUME', order: null });
  const batchId = await batchOf();
  const outletId = await canteen.addOutlet('HX');
  const there = manager({ outletId });
  expect((await ask('BatchMoves', there, { batchId })).errors).toHaveLength(1);
  expect((await ask('BatchMoves', there, { batchId, outletId })).errors).toHaveLength(1);
  const elsewhere = await ask('UsedUpBatches', there, { outletId, stockItemId: dosa.stockItemId });
  expect(elsewhere.data.usedUpBatches).toMatchObject({ totalCount: 0 });
});
