import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from './static.ts';

const script = `export const menu = ${JSON.stringify('dosa '.repeat(500))};\n`;
const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-static-'));
let port = 0;
const server = createServer((asked, response) => {
  if (!serveApp('/kiosk', folder)(asked, response)) response.writeHead(418).end();
});
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Kiosk</title>');
  writeFileSync(join(folder, 'assets', 'app.js'), script);
  writeFileSync(join(folder, 'assets', 'app.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets', 'app.js.gz'), gzipSync(script));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What the line carries, not decoded. */
async function get(path: string, encodings?: string) {
  const headers = encodings === undefined ? {} : { 'accept-encoding': encodings };
  const asked = request({ port, path, headers }).end();
  const [response] = await once(asked, 'response');
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}

test('a browser gets a script as small as it can take it, and it is the same script', async () => {
  const brotli = await get('/kiosk/assets/app.js', 'gzip, deflate, br');
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(brotli.headers['content-type']).toMatch(/javascript/);
  expect(brotli.headers['cache-control']).toContain('immutable');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  const gzip = await get('/kiosk/assets/app.js', 'gzip');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(script);
  expect(gzip.body.length).toBeLessThan(script.length / 10);
  const plain = await get('/kiosk/assets/app.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(script);
});

test('unknown paths get the app’s page, unknown assets 404, paths of others nothing', async () => {
  expect(await get('/kiosk/menu/south', 'br')).toMatchObject({ status: 200 });
  expect((await get('/kiosk/menu/south')).body.toString()).toContain('<title>Kiosk');
  expect(await get('/kiosk/assets/gone.js')).toMatchObject({ status: 404 });
  expect(await get('/kiosk')).toMatchObject({ status: 308 });
  expect(await get('/kioskes')).toMatchObject({ status: 418 });
});
