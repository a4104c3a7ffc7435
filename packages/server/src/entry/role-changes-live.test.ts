import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { Browser } from '../testing/browser.ts';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { openShop } from '../testing/shop.ts';
import { openApi } from './replay/api.ts';

const PASSWORD = 'correct horse battery staple';
const EMAIL = 'dev@college.example';
/** A right that is taken is gone within this time, also on a stream that is open. */
const GONE_WITHIN_MS = 5_000;
const SAVE = `mutation ($input: SaveRoleInput!) {
  saveRole(input: $input) { __typename ... on RoleWords { version } ... on Refusal { message } }
}`;

let product: ServedProduct;
let api: ReturnType<typeof openApi>;
let outletId: string;
beforeAll(async () => {
  product = await serveProduct();
  api = openApi({ url: `http://127.0.0.1:${product.port}`, key: product.key }, 1);
  outletId = (await openShop(api, 5)).outlet.id;
  const database = openDatabase(product.databaseUrl, { max: 1, name: 'accounts' });
  const account = { email: EMAIL, name: 'Dev', passwordHash: await hashPassword(PASSWORD), role: 'cook' as const };
  await database.db.transaction((tx) => addAccounts(tx, [account], () => newId(new Date())));
  await database.close();
}, 60_000);
afterAll(() => product.close());

/** The kitchen's stream of this browser; `over` settles when it ended. */
async function watch({ cookie }: Browser) {
  class WithCookie extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers: { cookie } });
    }
  }
  const url = `ws://127.0.0.1:${product.port}/graphql`;
  const client = createClient({ url, webSocketImpl: WithCookie, retryAttempts: 0, lazy: true });
  const seen = { isOver: false };
  const over = new Promise<string>((resolve) => {
    const end = (why: unknown) => {
      seen.isOver = true;
      const closed = why as { readonly reason?: string } | undefined;
      resolve(closed?.reason ?? JSON.stringify(why));
    };
    const query = 'subscription ($id: UUID!) { kitchenTicketChanged(outletId: $id) { position } }';
    const asked = { query, variables: { id: outletId } };
    client.subscribe(asked, { next: () => {}, error: end, complete: () => end('complete') });
  });
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  return { seen, over, close: () => client.dispose() };
}

const save = (permissions: readonly string[], version: number) =>
  api.ask(SAVE, { input: { commandId: newId(new Date()), role: 'COOK', permissions, version } });

test('a right that a role loses ends the open streams of its holders within five seconds; given back they open again', async () => {
  const { roles } = await api.ask<{ roles: { role: string; permissions: { permission: string }[] }[] }>(
    '{ roles { role permissions { permission } } }',
  );
  const held = roles.find(({ role }) => role === 'COOK')?.permissions.map(({ permission }) => permission) ?? [];
  const browser = new Browser(`http://127.0.0.1:${product.port}`);
  await browser.signIn(EMAIL, PASSWORD);
  const without = (gone: string) => held.filter((one) => one !== gone);
  const before = await watch(browser);
  // Something else that it may not do any more: it connects again, and goes on.
  expect(await save(without('stock:read'), 0)).toEqual({ saveRole: { __typename: 'RoleWords', version: 1 } });
  expect(await before.over).toContain('connect again');
  const kitchen = await watch(browser);
  const began = performance.now();
  expect(await save(without('ticket:read'), 1)).toEqual({ saveRole: { __typename: 'RoleWords', version: 2 } });
  expect(await kitchen.over).toContain('complete');
  expect(performance.now() - began).toBeLessThan(GONE_WITHIN_MS);
  const refused = await watch(browser);
  expect(await refused.over).toContain('FORBIDDEN');

  expect(await save(held, 2)).toEqual({ saveRole: { __typename: 'RoleWords', version: 3 } });
  const again = await watch(browser);
  await expect.poll(async () => (await browser.run('Viewer')).data.viewer).toMatchObject({ kind: 'USER' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(again.seen.isOver).toBe(false);
  await Promise.all([before, kitchen, refused, again].map((one) => one.close()));
}, 30_000);
