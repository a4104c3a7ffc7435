import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';

const SLOW = 200;
const ASKED = 50;

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

/** Says that it sends a body, and sends the beginning of it. */
async function sendSlowly(): Promise<Socket> {
  const socket = connect(product.port, '127.0.0.1');
  await once(socket, 'connect');
  const head = ['POST /graphql HTTP/1.1', 'host: a', 'content-type: application/json', 'content-length: 500'];
  socket.write(`${head.join('\r\n')}\r\n\r\n{`);
  return socket;
}

async function ask(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Key ${product.key}` },
    body: JSON.stringify({ query: '{ organisation { name } }' }),
  });
  await response.text();
  return response.status;
}

async function askMany(): Promise<{ readonly statuses: Set<number>; readonly ms: number }> {
  const since = performance.now();
  const statuses = new Set<number>();
  for (let asked = 0; asked < ASKED; asked += 1) statuses.add(await ask());
  return { statuses, ms: performance.now() - since };
}

test('while 200 callers send their bodies slowly everybody else is served as ever; the slow ones hear 408', async () => {
  await askMany();
  const alone = await askMany();
  const slow = await Promise.all(Array.from({ length: SLOW }, sendSlowly));
  const among = await askMany();
  expect(among.statuses).toEqual(new Set([200]));
  expect(among.ms).toBeLessThan(alone.ms * 3 + 2_000);

  const heard = await Promise.all(slow.map((socket) => text(socket)));
  for (const answer of heard) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"UNAVAILABLE"');
  }
}, 30_000);

test('a body that is longer than any may be is answered with 413, and its connection ends', async () => {
  const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'x'.repeat(512 * 1024) }),
  });
  expect(response.status).toBe(413);
  expect(response.headers.get('connection')).toBe('close');
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID' } }] });
});
