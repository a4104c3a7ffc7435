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
const EMAIL = 'asha@college.example';
/** Revoked means silent within this time. */
const SILENT_WITHIN_MS = 5_000;

let product: ServedProduct;
let outletId: string;
beforeAll(async () => {
  product = await serveProduct();
  const api = openApi({ url: `http://127.0.0.1:${product.port}`, key: product.key }, 1);
  outletId = (await openShop(api, 5)).outlet.id;
  const database = openDatabase(product.databaseUrl, { max: 1, name: 'accounts' });
  const account = { email: EMAIL, name: 'Asha', passwordHash: await hashPassword(PASSWORD), role: 'cook' as const };
  await database.db.transaction((tx) => addAccounts(tx, [account], () => newId(new Date())));
  await database.close();
}, 60_000);
afterAll(() => product.close());

async function enter(browser = new Browser(`http://127.0.0.1:${product.port}`)): Promise<Browser> {
  expect((await browser.signIn(EMAIL, PASSWORD)).answer).toMatchObject({ __typename: 'Viewer' });
  return browser;
}
const whoIs = async (browser: Browser) => ((await browser.run('Viewer')).data.viewer as { kind: string }).kind;

/** A live screen of the kitchen with this cookie; `over` settles when its stream has ended. */
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
      resolve(JSON.stringify(why ?? null));
    };
    const query = 'subscription ($id: UUID!) { kitchenTicketChanged(outletId: $id) { position } }';
    client.subscribe(
      { query, variables: { id: outletId } },
      { next: () => {}, error: end, complete: () => end('complete') },
    );
  });
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  return { seen, over, close: () => client.dispose() };
}

test('who is signed in twice and ends the other session silences its live screen within five seconds, and keeps their own', async () => {
  const [here, there] = [await enter(), await enter()];
  const [mine, theirs] = [await watch(here), await watch(there)];
  const { mySessions } = (await here.run('MyAccount')).data;
  const listed = mySessions as { id: string; isThisOne: boolean }[];
  const other = listed.find(({ isThisOne }) => !isThisOne);
  const began = performance.now();
  await here.run('RevokeSession', { id: other?.id });
  expect(await whoIs(there)).toBe('ANONYMOUS');
  await theirs.over;
  expect(performance.now() - began).toBeLessThan(SILENT_WITHIN_MS);
  expect(mine.seen.isOver).toBe(false);
  expect(await whoIs(here)).toBe('USER');
  const again = await watch(there);
  expect(await again.over).toContain('UNAUTHENTICATED');
  await Promise.all([mine, theirs, again].map((one) => one.close()));
}, 30_000);

test('signing in again from one browser gives it another cookie, and the one it held opens nothing', async () => {
  const browser = await enter();
  const before = browser.cookie;
  await enter(browser);
  expect(browser.cookie).not.toBe(before);
  expect(await whoIs(browser)).toBe('USER');
  browser.cookie = before;
  expect(await whoIs(browser)).toBe('ANONYMOUS');
});
