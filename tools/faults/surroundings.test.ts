import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBalancer } from './balancer.ts';
import { mountSmallDisk } from './small-disk.ts';

/** A server that says its name, and is ready when it says so. */
async function serve(name: string) {
  const state = { ready: true };
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health/ready' && !state.ready ? 503 : 200).end(name);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { state, server, port: (server.address() as AddressInfo).port };
}

test('the balancer sends to all that are ready in turn, to nobody else, and a connection stays where it is', async () => {
  const [one, two] = [await serve('one'), await serve('two')];
  const balancer = await openBalancer([one.port, two.port]);
  onTestFinished(() => balancer.close());
  const ask = async () =>
    (await fetch(`http://127.0.0.1:${balancer.port}/`, { headers: { connection: 'close' } })).text();
  expect(new Set([await ask(), await ask(), await ask(), await ask()])).toEqual(new Set(['one', 'two']));
  one.state.ready = false;
  await expect.poll(() => balancer.sends(one.port)).toBe(false);
  expect([await ask(), await ask(), await ask()]).toEqual(['two', 'two', 'two']);
  one.state.ready = true;
  await expect.poll(() => balancer.sends(one.port)).toBe(true);
});

test('a connection that breaks behind the balancer is lost for its caller', async () => {
  const one = await serve('one');
  const balancer = await openBalancer([one.port]);
  onTestFinished(() => balancer.close());
  one.server.removeAllListeners('request');
  one.server.on('request', (request) => request.socket.resetAndDestroy());
  await expect(fetch(`http://127.0.0.1:${balancer.port}/`)).rejects.toThrow();
});

test('a small disk has room until it is filled, and again when it is freed', ({ skip }) => {
  const disk = mountSmallDisk(8);
  if (!disk) return skip('a disk can be mounted by root alone');
  const file = join(disk.folder, 'mine');
  try {
    writeFileSync(file, 'before');
    disk.fill();
    expect(() => writeFileSync(file, Buffer.alloc(100_000))).toThrow(/ENOSPC/);
    disk.free();
    writeFileSync(file, Buffer.alloc(100_000));
  } finally {
    disk.remove();
  }
  expect(existsSync(disk.folder)).toBe(false);
});
