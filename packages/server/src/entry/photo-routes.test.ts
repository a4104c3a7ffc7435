import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { openApi } from './replay/api.ts';
import { freshId } from './replay/fresh-id.ts';

let product: ServedProduct;
let shop: Shop;
let photo: Buffer;
beforeAll(async () => {
  product = await serveProduct();
  const url = `http://127.0.0.1:${product.port}`;
  const api = openApi({ url, key: product.key }, 1, async (to, body, headers) =>
    (await fetch(to, { method: 'POST', body, headers })).text(),
  );
  shop = await openShop(api, 12);
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a6' } })
    .png()
    .toBuffer();
}, 60_000);
afterAll(() => product?.close());

const at = (path: string) => `http://127.0.0.1:${product.port}/files/${path}`;
const key = () => ({ authorization: `Key ${product.key}` });
const post = (path: string, body: Buffer | string, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: 'POST', body, headers: { 'content-type': 'image/png', ...key(), ...headers } });

test.each(['waste', 'receipts', 'claims'])(
  'a photo of %s is taken in, and given out as a file that no browser runs',
  async (of) => {
    const id = freshId();
    const kept = await post(`${of}/${id}?outlet=${shop.outlet.id}`, photo);
    expect([kept.status, await kept.json()]).toEqual([201, { id, width: 60, height: 40 }]);
    const got = await fetch(at(`${of}/${id}`), { headers: key() });
    expect(Object.fromEntries(got.headers)).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename="${id}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect((await sharp(Buffer.from(await got.arrayBuffer())).metadata()).format).toBe('jpeg');
    const other = of === 'waste' ? 'receipts' : 'waste';
    expect((await fetch(at(`${other}/${id}`), { headers: key() })).status).toBe(404);
  },
);

test('what is no photo is refused with a word on what to do, whatever it calls itself', async () => {
  const answer = await post(`waste/${freshId()}?outlet=${shop.outlet.id}`, '<html><script>alert(1)</script></html>');
  expect([answer.status, await answer.json()]).toEqual([
    422,
    { code: 'NO_PICTURE', message: expect.stringContaining('no photo') },
  ]);
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n');
const asPdf = { 'content-type': 'application/pdf' };

test('a receipt of a claim may be a PDF, which is kept as it came and given out as a file; elsewhere it is none', async () => {
  const id = freshId();
  const kept = await post(`claims/${id}?outlet=${shop.outlet.id}`, PDF, asPdf);
  expect([kept.status, await kept.json()]).toEqual([201, { id, width: null, height: null }]);
  const got = await fetch(at(`claims/${id}`), { headers: key() });
  expect(Object.fromEntries(got.headers)).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
    'content-disposition': `attachment; filename="${id}.pdf"`,
  });
  expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF);
  expect((await post(`waste/${freshId()}?outlet=${shop.outlet.id}`, PDF, asPdf)).status).toBe(400);
  expect((await post(`waste/${freshId()}?outlet=${shop.outlet.id}`, PDF)).status).toBe(422);
});

test.each<[string, Buffer]>([
  ['a letter that calls itself one', Buffer.from('Dear canteen')],
  ['one that was cut off', PDF.subarray(0, 20)],
  ['a page before which it stands', Buffer.concat([Buffer.from('<script>alert(1)</script>'), PDF])],
  ['one of more than 2 MB', Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(2 * 1024 * 1024), PDF.subarray(9)])],
])('no receipt is %s', async (_, body) => {
  const answer = await post(`claims/${freshId()}?outlet=${shop.outlet.id}`, body, asPdf);
  expect([answer.status, await answer.json()]).toEqual([422, { code: 'NO_RECEIPT', message: expect.any(String) }]);
});

test('a form of another site cannot send a photo, nor can nobody, and a method that is neither is told so', async () => {
  const path = `waste/${freshId()}?outlet=${shop.outlet.id}`;
  expect((await post(path, photo, { 'content-type': 'text/plain' })).status).toBe(400);
  expect(
    (await fetch(at(path), { method: 'POST', body: photo, headers: { 'content-type': 'image/png' } })).status,
  ).toBe(401);
  expect((await fetch(at(path))).status).toBe(401);
  expect((await fetch(at(path), { method: 'DELETE', headers: key() })).status).toBe(405);
  expect((await post('waste/no-id', photo)).status).toBe(400);
  expect((await post(`waste/${freshId()}?outlet=${freshId()}`, photo)).status).toBe(404);
});

test('nobody’s megabytes are waited for who may not send them: they are told when as much came as anybody may send', async () => {
  const nobody = connect(product.port, '127.0.0.1');
  const path = `/files/waste/${freshId()}?outlet=${shop.outlet.id}`;
  nobody.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: image/png\r\ncontent-length: 5000000\r\n\r\n`);
  nobody.write(Buffer.alloc(600 * 1024));
  const answer = await text(nobody);
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toMatch(/connection: close/i);
});

test('a body of more than 6 MB is not taken in; elsewhere nothing longer than before is', async () => {
  const long = Buffer.alloc(6 * 1024 * 1024 + 1);
  expect((await post(`waste/${freshId()}?outlet=${shop.outlet.id}`, long)).status).toBe(413);
  const graphql = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    ...{ method: 'POST', body: Buffer.alloc(600 * 1024, ' '), headers: { 'content-type': 'application/json' } },
  });
  expect(graphql.status).toBe(413);
});
