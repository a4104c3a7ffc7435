import { sql } from 'drizzle-orm';
import { graphql } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CallContext } from '../../platform/context.ts';
import { Hub } from '../../platform/live/hub.ts';
import { ORGANISATION_STREAM } from '../../platform/outbox/event.ts';
import { countingStatements, graphContext } from '../../testing/graph-context.ts';
import { hear } from '../../testing/hear.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { languageResolvers, MenuItemResolver, MenuResolver } from '../catalog/index.ts';
import { PlacesResolver } from '../places/index.ts';
import { ItemPortionsResolver, VariantPortionsResolver } from './graphql/portions.resolver.ts';
import { RecipeEntryResolver, StockUsesResolver } from './graphql/recipe-entries.resolver.ts';
import { RecipeResolver, RecipesResolver } from './graphql/recipes.resolver.ts';
import { StockResolver } from './graphql/stock.resolver.ts';
import { BatchResolver, StockItemResolver } from './graphql/stock-parts.resolver.ts';
import { insertDishOf, insertStockItem, stockUp } from './sample-stock.ts';
import { exportStock } from './sheets/export-stock.ts';

const schema = buildSchemaSync({
  resolvers: [
    ...[PlacesResolver, MenuResolver, ...languageResolvers, MenuItemResolver, StockResolver, StockItemResolver],
    ...[
      BatchResolver,
      RecipesResolver,
      RecipeResolver,
      RecipeEntryResolver,
      StockUsesResolver,
      ItemPortionsResolver,
      VariantPortionsResolver,
    ],
  ] as never,
  validate: false,
  pubSub: { publish: () => {}, subscribe: () => [] as never },
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function ask(source: string, call: CallContext = world.anonymous()): Promise<never> {
  const answer = await graphql({ schema, source, contextValue: graphContext(call), variableValues: {} });
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data)) as never;
}

test('a menu with its portions is asked for in a handful of statements, however long it is', async () => {
  const rice = await insertStockItem(world);
  for (let i = 0; i < 12; i += 1) await insertDishOf(world, { [rice]: 1_000 * (i + 1) }, {}, `Dish ${i}`);
  const free = await insertDishOf(world, {}, {}, 'Water');
  await stockUp(world, [{ stockItemId: rice, quantity: 25_000 }]);
  const { call, count } = countingStatements(world.anonymous());
  const { menu } = (await ask(
    `{ menu(outletId: "${world.outletId}") { version outlet { code } categories { items {
    id name(language: ml) servedNow portionsLeft variants { id portionsLeft } } } } }`,
    call,
  )) as {
    menu: { outlet: object; categories: { items: { id: string; portionsLeft: number }[] }[] };
  };
  expect(count()).toBeLessThanOrEqual(5);
  const items = menu.categories.flatMap((category) => category.items);
  const byPortions = new Map(items.map((item) => [item.portionsLeft, item]));
  expect([...byPortions.keys()]).toEqual(expect.arrayContaining([25, 12, 8, 2, null]));
  expect(items.find(({ id }) => id === free.itemId)).toMatchObject({
    portionsLeft: null,
    name: 'Water',
    servedNow: true,
  });
});

test('a dish is named and described in the language asked for, in English where there is nothing else', async () => {
  const { itemId } = await insertDishOf(world, {}, {}, 'Tea');
  await world.db.execute(
    sql`update items set names = names || '{"hi": "चाय"}', descriptions = '{"en": "Strong.", "hi": "कड़क।"}' where id = ${itemId}`,
  );
  const outletId = await world.addOutlet('LA');
  await world.db.execute(sql`insert into outlet_items values (${outletId}, ${itemId}, false)`);
  const words = (language: string) => `name${language} description${language}`;
  for (const [language, said] of [
    ['', { name: 'Tea', description: 'Strong.' }],
    ['(language: en)', { name: 'Tea', description: 'Strong.' }],
    ['(language: hi)', { name: 'चाय', description: 'कड़क।' }],
    ['(language: ml)', { name: 'Tea', description: 'Strong.' }],
  ] as const) {
    const source = `{ menu(outletId: "${outletId}") { categories { items { ${words(language)} } } } }`;
    expect(await ask(source)).toEqual({ menu: { categories: [{ items: [said] }] } });
  }
});

test('stock is listed by name page by page, searched, and opened to batches and moves without a statement for each', async () => {
  const names = ['Zebra 100%', 'Ähre', 'apple', 'Banana', 'banana split', 'Banana'];
  for (const name of names) {
    const stockItemId = await insertStockItem(world, { name });
    await stockUp(world, [
      { stockItemId, quantity: 500, value: 70, expiryDate: '2026-12-01' },
      { stockItemId, quantity: 300, value: 30 },
    ]);
  }
  const { call: reader, count } = countingStatements(world.as('stock:read'));
  type Answer = {
    stockLevels: {
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      edges: { node: { id: string; item: { name: string }; batches: { moves: object[] }[] } }[];
    };
  };
  const page = (more: string) =>
    ask(
      `{ stockLevels(outletId: "${world.outletId}" ${more}) { totalCount pageInfo { endCursor hasNextPage }
      edges { node { id onHand reserved available value nextExpiry item { name units { unit } } batches { id moves { type } } } } } }`,
      reader,
    ) as Promise<Answer>;
  const all = await page('first: 100');
  expect(count()).toBeLessThanOrEqual(7);
  expect(all.stockLevels.edges.find(({ node }) => node.item.name === 'apple')?.node).toMatchObject({
    ...{ onHand: 800, reserved: 0, available: 800, value: 100, nextExpiry: '2026-12-01' },
    batches: [{ moves: [{ type: 'OPENING' }] }, { moves: [{ type: 'OPENING' }] }],
  });

  const seen: string[] = [];
  for (let after = '', more = true; more; ) {
    const { stockLevels } = await page(`first: 2 ${after}`);
    seen.push(...stockLevels.edges.map(({ node }) => node.id));
    more = stockLevels.pageInfo.hasNextPage;
    after = `after: "${stockLevels.pageInfo.endCursor}"`;
  }
  expect(seen).toEqual(all.stockLevels.edges.map(({ node }) => node.id));
  expect((await page('search: "BANANA"')).stockLevels.totalCount).toBe(3);
  expect((await page('search: "0%"')).stockLevels.edges.map(({ node }) => node.item.name)).toEqual(['Zebra 100%']);
});

test('a batch is EXPIRED from the midnight after its last day on, in the schema and in the file, before anything went through it', async () => {
  const outletId = await world.addOutlet('MID');
  const milk = await insertStockItem(world, { name: 'Milk' });
  const [until, later] = ['2026-11-24', '2026-11-25'];
  await stockUp(
    { ...world, newId: () => world.newId(), outletId },
    [until, later].map((expiryDate) => ({ stockItemId: milk, quantity: 500, expiryDate })),
  );
  const reader = () => world.as(['stock:read'], { outletId });
  const seen = async () => {
    const { stockLevels } = (await ask(
      `{ stockLevels(outletId: "${outletId}") { edges { node { batches { status } } } } }`,
      reader(),
    )) as { stockLevels: { edges: { node: { batches: { status: string }[] } }[] } };
    const { content } = await exportStock(reader(), { outletId, sheet: 'BATCHES', format: 'CSV' });
    return [
      stockLevels.edges.flatMap(({ node }) => node.batches.map(({ status }) => status)),
      content.toString().match(/AVAILABLE|EXPIRED/g),
    ];
  };
  const [good, bad] = [
    ['AVAILABLE', 'AVAILABLE'],
    ['EXPIRED', 'AVAILABLE'],
  ];
  const before = world.clock.now();
  world.clock.set(new Date('2026-11-24T18:29:59.999Z'));
  expect(await seen()).toEqual([good, good]);
  world.clock.set(new Date('2026-11-24T18:30:00.000Z'));
  expect(await seen()).toEqual([bad, bad]);
  world.clock.set(before);
});

test('stock is for those who may read it, in their outlets', async () => {
  const other = await world.addOutlet('SL');
  const source = `{ stockLevels(outletId: "${other}") { pageInfo { endCursor } } }`;
  for (const [call, code] of [
    [world.as('stock:read'), 'FORBIDDEN'],
    [world.anonymous(), 'UNAUTHENTICATED'],
  ] as const) {
    const answer = await graphql({ schema, source, contextValue: graphContext(call) });
    expect(answer.errors?.[0]?.originalError).toMatchObject({ code });
  }
});

test('a burst of changes is one message of the present; levels only for those who may', async () => {
  const milk = await insertStockItem(world, { name: 'Milk' });
  const tea = await insertDishOf(world, { [milk]: 100 }, {}, 'Tea');
  await insertDishOf(world, {}, {}, 'Bun');
  await stockUp(world, [{ stockItemId: milk, quantity: 1_000 }]);
  const text = `subscription { stockChanged(outletId: "${world.outletId}") { position after
    levels { onHand item { name } } items { id portionsLeft } } }`;
  const hub = new Hub(world.platform);
  const open = (call: CallContext) => hear(hub, schema, { text, context: graphContext(call) });
  const [stranger, cook] = [await open(world.anonymous()), await open(world.as('stock:read'))];
  for (let position = 1; position <= 5; position += 1) {
    world.platform.live.publish([
      {
        ...{ id: world.newId(), name: 'inventory.stock_changed.v1', stream: world.outletId, position },
        ...{ payload: { outletId: world.outletId, stockItemIds: [milk] }, occurredAt: world.clock.now() },
      },
      {
        ...{ id: world.newId(), name: 'inventory.stock_changed.v1', stream: ORGANISATION_STREAM, position },
        ...{ payload: {}, occurredAt: world.clock.now() },
      },
    ]);
  }
  const items = [{ id: tea.itemId, portionsLeft: 10 }];
  await vi.waitFor(() => expect(cook.heard).toHaveLength(1));
  await vi.waitFor(() =>
    expect(stranger.heard).toEqual([{ stockChanged: { position: 5, after: 0, levels: [], items } }]),
  );
  const levels = [{ onHand: 1_000, item: { name: 'Milk' } }];
  expect(cook.heard).toEqual([{ stockChanged: { position: 5, after: 0, levels, items } }]);
  stranger.leave();
  cook.leave();
});
