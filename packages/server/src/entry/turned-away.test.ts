import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { SignJWT } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type ServedProduct, serveProduct } from '../testing/product.ts';

let product: ServedProduct;
let sql: postgres.Sql;
let block = 0;
beforeAll(async () => {
  product = await serveProduct({ TRUST_PROXY: '127.0.0.0/8' });
  sql = postgres(product.databaseUrl, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await product.close();
});

/** Another block of addresses each time: what one filled is not the other's. */
const elsewhere = () => {
  block += 1;
  return `100.64.${block}.7`;
};
type Headers = Readonly<Record<string, string>>;
async function ask(headers: Headers, query = '{ viewer { name } }', variables: object = {}) {
  const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}
const rowsFrom = (address: string) =>
  sql`select command, outcome, reason, actor_kind, actor_label, input from audit_entries where address = ${address} order by sequence`;
const token = (alg: string) =>
  new SignJWT({})
    .setProtectedHeader({ alg, kid: 'of nobody' })
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('x'.repeat(64)));

test.each([
  ['a key of nobody', async () => `Key ${'k'.repeat(43)}`, 'key', 'KEY_REFUSED'],
  ['a device that is not known', async () => `Device ${'d'.repeat(43)}`, 'device', 'DEVICE_REFUSED'],
  ['a token of another maker', async () => `Bearer ${await token('HS256')}`, 'bearer', 'BEARER_REFUSED'],
  ['a token that is none', async () => 'Bearer no.such.token', 'bearer', 'BEARER_REFUSED'],
  ['a scheme that is none', async () => 'Basic YTpi', 'other', 'OTHER_REFUSED'],
])('%s is in the trail, and nothing of what was shown', async (_title, shown, scheme, reason) => {
  const from = elsewhere();
  const authorization = await shown();
  expect(await ask({ authorization, 'x-forwarded-for': from })).toBe('UNAUTHENTICATED');
  const rows = await rowsFrom(from);
  expect(rows).toMatchObject([
    { command: 'platform.authenticate', outcome: 'denied', reason, actor_kind: 'anonymous' },
  ]);
  expect(rows[0]?.input).toMatchObject({ scheme });
  expect(JSON.stringify(rows)).not.toContain(authorization.split(' ')[1]);
});

test('a cookie of no open session is in the trail', async () => {
  const from = elsewhere();
  await ask({ cookie: '__Host-session=0123456789', 'x-forwarded-for': from });
  expect(await rowsFrom(from)).toMatchObject([{ command: 'platform.authenticate', reason: 'SESSION_UNKNOWN' }]);
});

test('a socket that shows no good token is in the trail', async () => {
  const from = elsewhere();
  const socket = new WebSocket(`ws://127.0.0.1:${product.port}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': from },
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Key ${'k'.repeat(43)}` } }));
  await once(socket, 'close');
  expect(await rowsFrom(from)).toMatchObject([{ command: 'platform.authenticate', reason: 'KEY_REFUSED' }]);
});

test('a network that is kept out is in the trail, with whoever came from it', async () => {
  const from = elsewhere();
  const key = { authorization: `Key ${product.key}` };
  const save = 'mutation ($input: SaveAddressRuleInput!) { saveAddressRule(input: $input) { __typename } }';
  const rule = { network: from, effect: 'DENY', surface: 'API' };
  const input = { commandId: randomUUID(), id: randomUUID(), ...rule };
  expect(await ask({ ...key, 'x-forwarded-for': elsewhere() }, save, { input })).toBeUndefined();
  expect(await ask({ ...key, 'x-forwarded-for': from })).toBe('FORBIDDEN');
  expect(await rowsFrom(from)).toMatchObject([
    {
      command: 'platform.authenticate',
      outcome: 'denied',
      reason: 'ADDRESS_REFUSED',
      actor_kind: 'key',
      actor_label: 'test',
    },
  ]);
});
