import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { Arrivals } from './arrivals.ts';
import { readBody } from './request.ts';
import { createHttpServer } from './server.ts';

let server: Server;
afterEach(() => server.close());

/** A server that says what it was sent; ten bytes of a body may be longer than any. */
async function serve(
  limits: Partial<{ bodyMs: number; sending: number; bytes: number }>,
  roomier: ConstructorParameters<typeof Arrivals>[1] = [],
) {
  const arrivals = new Arrivals({ bodyMs: 10_000, sending: 100, bytes: 1_000, each: 10, ...limits }, roomier);
  const echo = async (request: Parameters<typeof readBody>[0], response: { end(said: string): unknown }) => {
    response.end(await readBody(request, 8).catch(({ name, message }) => `${name}: ${message}`));
    return true;
  };
  server = createHttpServer({ log: pino({ level: 'silent' }), tls: null, handlers: [arrivals.receive, echo] });
  await once(server.listen(0, '127.0.0.1'), 'listening');
}

/** Sends the head of a request and what is given of its body. */
async function begin(length: number, part: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: ${length}\r\n\r\n${part}`);
  await once(socket, 'connect');
  // The server has it.
  await new Promise((resolve) => setTimeout(resolve, 30));
  return socket;
}

async function heard(socket: Socket): Promise<string> {
  const [data] = (await once(socket, 'data')) as [Buffer];
  return String(data);
}

test('a body that comes too slowly is answered with 408 and when to come again, and its connection ends', async () => {
  await serve({ bodyMs: 100 });
  const answer = await text(await begin(8, 'abc'));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).not.toMatch(/x-request-id/i);
  expect(answer).toMatch(/retry-after: 1\r\n/i);
  expect(answer).toContain('"code":"UNAVAILABLE"');
});

test('of too many who send whoever has been sending for longest is turned away, never whoever comes', async () => {
  await serve({ sending: 2 });
  const [first, second] = [await begin(4, 'a'), await begin(4, 'b')];
  const told = text(first);
  const third = await begin(4, 'cccc');
  expect(await heard(third)).toContain('cccc');
  expect(await told).toMatch(/^HTTP\/1\.1 503 .*retry-after: 1/is);
  second.write('bbb');
  expect(await heard(second)).toContain('bbbb');
  for (const socket of [second, third]) socket.destroy();
});

test('what all of them have sent together is bounded', async () => {
  await serve({ bytes: 10 });
  const first = await begin(8, 'aaaaaa');
  const told = text(first);
  const second = await begin(8, 'bbbbbb');
  expect(await told).toMatch(/^HTTP\/1\.1 503 /);
  second.write('bb');
  expect(await heard(second)).toContain('bbbbbbbb');
  // What it took is free again.
  const third = await begin(8, 'cccccc');
  third.write('cc');
  expect(await heard(third)).toContain('cccccccc');
  for (const socket of [second, third]) socket.destroy();
});

test.each([
  ['longer than its reader allows', 9],
  ['longer than anybody’s may be', 20],
])('a body %s is said to be so by its reader', async (_, length) => {
  await serve({});
  const socket = await begin(length, 'x'.repeat(length));
  expect(await heard(socket)).toContain('AppError: The body is longer');
  socket.destroy();
});

test('who has sent it all, and who goes before he has, makes room: a slow one beside many quick ones may finish', async () => {
  await serve({ sending: 3, bytes: 20 });
  const slow = await begin(4, 'ss');
  for (let n = 0; n < 4; n += 1) {
    (await begin(8, 'aaaa')).destroy();
    const quick = await begin(8, 'bbbbbbbb');
    quick.destroy();
  }
  slow.write('ss');
  expect(await heard(slow)).toContain('ssss');
  slow.destroy();
});

test('where more may be sent it is read of whoever may send it; of others no more than elsewhere, and a slow word on that is too late', async () => {
  const isFor = async (request: { headers: { host?: string | undefined } }) => {
    if (request.headers.host === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    return request.headers.host === 'known';
  };
  await serve({ bodyMs: 100 }, [{ under: '/files/', bytes: 40, isFor }]);
  const ask = async (host: string, body: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`POST /files/x HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 30\r\n\r\n${body}`);
    return heard(socket);
  };
  // The echo itself reads no more than eight.
  expect(await ask('known', 'a'.repeat(20))).toMatch(/^HTTP\/1\.1 408 /);
  expect(await ask('nobody', 'a'.repeat(20))).toMatch(/AppError: .* longer than/);
  expect(await ask('slow', 'a'.repeat(30))).toMatch(/^HTTP\/1\.1 408 /);
});
