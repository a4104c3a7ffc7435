import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { DatabaseWatch } from '../db/watch.ts';
import { Admission } from './admission.ts';
import { createHttpServer } from './server.ts';

/** A database that falls silent when it is told to. */
function watched() {
  const told = new Set<() => void>();
  let isSilent = false;
  let isAstray = false;
  const watch: DatabaseWatch = {
    get isSilent() {
      return isSilent;
    },
    get isAstray() {
      return isAstray;
    },
    onceSilent(tell) {
      told.add(tell);
      return () => told.delete(tell);
    },
    stop: async () => {},
  };
  const fallSilent = () => {
    isSilent = true;
    for (const tell of told) tell();
  };
  const setClock = (wrong: boolean) => {
    isAstray = wrong;
  };
  return { watch, fallSilent, setClock };
}

let server: Server;
afterEach(() => server.close());

/** A server that answers when it is told to; two at once, one may wait. */
async function serve(watch: DatabaseWatch, waitMs = 10_000) {
  const inside: ServerResponse[] = [];
  const admission = new Admission(watch, { atOnce: 2, waiting: 1, waitMs });
  const slow = admission.guard(async (_, response) => {
    inside.push(response);
    await once(response, 'close');
    return true;
  });
  server = createHttpServer({
    log: pino({ level: 'silent' }),
    tls: null,
    handlers: [slow],
    turnsAway: (...call) => admission.turnsAway(...call),
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = (signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body: '{}', ...(signal && { signal }) });
  const until = async (count: number) => {
    while (inside.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { ask, inside, until };
}

test('whoever cannot be let in is told at once to come again, whoever waits comes in next', async () => {
  const { ask, inside, until } = await serve(watched().watch);
  const [first, second] = [ask(), ask()];
  await until(2);
  const third = ask();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const fourth = await ask();
  expect(fourth.status).toBe(503);
  // Nothing else was done for it.
  expect(fourth.headers.get('x-request-id')).toBeNull();
  expect(fourth.headers.get('retry-after')).toBe('1');
  // No request id: nothing in the log would be found by it.
  expect(await fourth.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }],
  });

  inside[0]?.end('one');
  inside[1]?.end('two');
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
  await until(3);
  inside[2]?.end('three');
  expect(await (await third).text()).toBe('three');
});

test('one that has waited for too long is told to come again', async () => {
  const { ask, inside, until } = await serve(watched().watch, 50);
  const busy = [ask(), ask()];
  await until(2);
  const late = await ask();
  expect([late.status, late.headers.get('x-request-id')]).toEqual([503, null]);
  for (const response of inside) response.end();
  await Promise.all(busy);
});

test('one that has gone while it waited takes no place', async () => {
  const { ask, inside, until } = await serve(watched().watch);
  const busy = [ask(), ask()];
  await until(2);
  const gives = new AbortController();
  const third = ask(gives.signal).catch(() => 'gone');
  await new Promise((resolve) => setTimeout(resolve, 50));
  gives.abort();
  expect(await third).toBe('gone');
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const response of inside) response.end();
  await Promise.all(busy);
  expect(inside).toHaveLength(2);

  const next = [ask(), ask()];
  await until(4);
  for (const response of inside.slice(2)) response.end();
  expect((await Promise.all(next)).map(({ status }) => status)).toEqual([200, 200]);
});

test('when the database falls silent, those inside are answered, and those who come', async () => {
  const { watch, fallSilent } = watched();
  const { ask, until } = await serve(watch);
  const inside = ask();
  await until(1);
  fallSilent();
  const told = await inside;
  expect([told.status, told.headers.get('x-request-id')]).toEqual([503, null]);
  expect((await ask()).headers.get('retry-after')).toBe('2');
});

test('while the clock is wrong whoever comes is told to come again', async () => {
  const { watch, setClock } = watched();
  const { ask, inside, until } = await serve(watch);
  setClock(true);
  expect((await ask()).headers.get('retry-after')).toBe('5');
  setClock(false);
  const right = ask();
  await until(1);
  inside[0]?.end('right');
  expect((await right).status).toBe(200);
});
