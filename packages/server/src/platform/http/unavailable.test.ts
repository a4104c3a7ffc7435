import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answerUnavailable, type Unavailable } from './unavailable.ts';

let server: Server;
afterEach(() => server.close());

/** A door that tells everybody the same: asked at GraphQL's address and at another. */
async function telling(unavailable: Unavailable) {
  server = createServer((request, response) => {
    response.setHeader('x-request-id', 'leads nowhere');
    answerUnavailable(request, response, unavailable);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    const header = (name: string) => answer.headers.get(name);
    return { status: answer.status, text: await answer.text(), header };
  };
}

// Letters of more than one byte: a length in letters would cut the answer off.
const BUSY = { why: 'busy', message: 'Too full – come again in a moment…', retryAfterSeconds: 7 };

test('who asked by GraphQL is told UNAVAILABLE, when to come again, in the body and in Retry-After', async () => {
  const ask = await telling(BUSY);
  const { status, text, header } = await ask('/graphql?query={viewer{name}}');
  expect(status).toBe(503);
  expect(header('retry-after')).toBe('7');
  expect(header('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(header('content-length')).toBe(String(Buffer.byteLength(text)));
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(header('x-request-id')).toBeNull();
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: BUSY.message, extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 7 } }],
  });
});

test('who asked for anything else reads a sentence, with the same Retry-After', async () => {
  const ask = await telling({ ...BUSY, status: 408 });
  const { status, text, header } = await ask('/kiosk/');
  expect([status, text]).toEqual([408, `${BUSY.message}\n`]);
  expect(header('retry-after')).toBe('7');
  expect(header('content-type')).toBe('text/plain; charset=utf-8');
});

test('an answer that was prepared is the same each time, and never another reason’s', async () => {
  const first = await telling(BUSY);
  const told = await first('/graphql');
  expect(await first('/graphql')).toMatchObject({ status: told.status, text: told.text });
  // What was prepared for one address is not what is said at another.
  expect((await first('/')).text).toBe(`${BUSY.message}\n`);
  server.close();
  const second = await telling({ ...BUSY, message: 'The database is away.', retryAfterSeconds: 2 });
  const other = await second('/graphql');
  expect(other.header('retry-after')).toBe('2');
  expect(other.text).toContain('The database is away.');
});
