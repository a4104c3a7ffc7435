import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../testing/canteen.ts';
import { saveRecipe, saveStockItem } from '../inventory/index.ts';
import { placeOrder } from '../ordering/index.ts';
import { listTickets } from './queries.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const manage = () => canteen.as('stock:manage', { everywhere: true });
/** Says anew what is in an item, from the version it has. */
async function bring(id: string, ...allergens: ('NUTS' | 'MILK')[]): Promise<void> {
  const [known] = await canteen.db.execute<{ version: number }>(sql`select version from stock_items where id = ${id}`);
  const named = { id, code: `STOCK_${id}`, name: 'Base', kind: 'INGREDIENT', baseUnit: 'pcs' } as const;
  const kept = { pickPolicy: 'FEFO', taxCreditable: false, version: known?.version ?? 0 } as const;
  expect(await saveStockItem(manage(), { ...named, ...kept, units: [], allergens })).toMatchObject({ id, allergens });
}
const linesOf = async (orderId: string) =>
  (
    await canteen.db.execute<{ allergens: string[] }>(
      sql`select allergens from order_lines where order_id = ${orderId}`,
    )
  ).map(({ allergens }) => allergens);

test('an order and its ticket keep what was told when it was placed, typed or by the recipe', async () => {
  const soup = await canteen.dish();
  await bring(soup.stockItemId, 'NUTS');
  const id = canteen.newId();
  await canteen.order([{ dish: soup }], { id, tendered: 6_000 });
  expect(await linesOf(id)).toEqual([['NUTS']]);
  await bring(soup.stockItemId);
  expect(await linesOf(id)).toEqual([['NUTS']]);
  const { edges } = await listTickets(canteen.cook(), { outletId: canteen.outletId, stationCodes: null, first: 100 });
  const ticket = edges.map(({ node }) => node).find((one) => one.orderId === id);
  expect(ticket?.lines).toMatchObject([{ allergens: ['NUTS'] }]);
  const after = canteen.newId();
  await canteen.order([{ dish: soup }], { id: after });
  expect(await linesOf(after)).toEqual([[]]);
});

test('nobody pays for what they were not told: a quote from before another allergen came in is stale', async () => {
  const [soup, cream] = [await canteen.dish(), await canteen.dish()];
  await bring(cream.stockItemId, 'MILK');
  const quoted = await canteen.quoted([{ dish: soup }]);
  const lines = [{ stockItemId: cream.stockItemId, quantity: 1_000, unit: 'pcs' }];
  await saveRecipe(manage(), { id: canteen.newId(), variantId: soup.variantId, lines, version: 1 });
  const id = canteen.newId();
  const refused = await placeOrder(canteen.cashier(), { id, ...quoted, cash: null });
  expect(refused).toMatchObject({
    code: 'QUOTE_STALE',
    details: { quote: { lines: [{ allergens: ['MILK'] }] } },
  });
  expect(await linesOf(id)).toEqual([]);
});
