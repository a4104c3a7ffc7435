import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock, SkewedClock } from './fake-clock.ts';
import { Killer } from './killer.ts';
import { type Fault, type FaultyLine, openProxy } from './proxy.ts';
import { seededIds } from './seeded-ids.ts';

const DAY_MS = 86_400_000;

describe('the proxy', () => {
  let heard = '';
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      socket.write(chunk);
    });
  });
  const open: (FaultyLine | Socket)[] = [];
  beforeEach(async () => {
    heard = '';
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await ('close' in one ? one.close() : one.destroy());
  });

  /** A caller through a proxy to a server that says everything back. */
  async function call(fault?: Fault) {
    const { port } = server.address() as AddressInfo;
    const proxy = await openProxy({ host: '127.0.0.1', port, ...(fault && { choose: () => fault }) });
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => {});
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    open.push(socket, proxy);
    await once(socket, 'connect');
    return { proxy, socket, answer: () => answer, closed: once(socket, 'close') };
  }
  const until = async (condition: () => boolean) => {
    for (const end = performance.now() + 5_000; !condition() && performance.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(condition()).toBe(true);
  };

  test('passes everything on', async () => {
    const { socket, answer } = await call();
    socket.write('soup');
    await until(() => answer() === 'soup');
  });

  test('tells the server when its caller is gone, be it reset as a killed process is', async () => {
    for (const leave of ['end', 'resetAndDestroy'] as const) {
      const reached = once(server, 'connection') as Promise<[Socket]>;
      const { socket, answer } = await call();
      socket.write('soup');
      await until(() => answer() === 'soup');
      const [atServer] = await reached;
      socket[leave]();
      await until(() => atServer.destroyed);
    }
  });

  test('cuts after so many bytes, each way', async () => {
    const up = await call({ up: 3 });
    up.socket.write('biryani');
    await up.closed;
    expect(heard).toBe('bir');
    const down = await call({ down: 4 });
    down.socket.write('biryani');
    await down.closed;
    expect(down.answer()).toBe('biry');
    expect(down.proxy.cuts).toBe(1);
  });

  test('cuts where PostgreSQL says that it has committed; the message does not come through', async () => {
    const message = (kind: string, text: string) => {
      const head = Buffer.alloc(5);
      head.write(kind);
      head.writeInt32BE(text.length + 4, 1);
      return Buffer.concat([head, Buffer.from(text)]);
    };
    const { socket, answer, closed } = await call({
      cutsAnswer: ({ kind, text }) => kind === 'C' && text === 'COMMIT',
    });
    socket.write(message('C', 'INSERT 0 1'));
    await until(() => answer().includes('INSERT'));
    socket.write(message('C', 'COMMIT'));
    await closed;
    expect(answer()).not.toContain('COMMIT');
    expect(heard).toContain('COMMIT');
  });

  test('holds everything in the dark, and delivers it when it is healed; delays what it is told to', async () => {
    const { proxy, socket, answer } = await call();
    proxy.blackHole();
    socket.write('one');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(answer()).toBe('');
    proxy.heal();
    await until(() => answer() === 'one');
    proxy.delay(40);
    const began = performance.now();
    socket.write('two');
    await until(() => answer() === 'onetwo');
    expect(performance.now() - began).toBeGreaterThan(75);
  });
});

describe('the killer', () => {
  const sleeper = ['-e', "require('node:child_process').spawn('sleep', ['60']); setInterval(() => {}, 1000)"];

  test('ends what it started', async () => {
    const killer = new Killer();
    const child = killer.spawn(process.execPath, sleeper, {});
    killer.stop(child.pid ?? 0);
    killer.continue(child.pid ?? 0);
    killer.end();
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  });

  test('touches nobody else, itself included', async () => {
    const killer = new Killer();
    const stranger = spawn('sleep', ['60']);
    expect(() => killer.kill(stranger.pid ?? 0)).toThrow('was not started here');
    expect(() => killer.kill(process.pid)).toThrow('was not started here');
    expect(() => killer.stop(1)).toThrow('was not started here');
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  test('holds and ends a family whose members come and go meanwhile', () => {
    const killer = new Killer();
    const parent = killer.spawn('/bin/sh', ['-c', 'while :; do /bin/sleep 0.001; done'], { stdio: 'ignore' });
    for (let turn = 0; turn < 60; turn += 1) {
      killer.stop(parent.pid ?? 0);
      killer.continue(parent.pid ?? 0);
    }
    killer.end();
  });
});

test('clocks stand still until they are moved, or run and are wrong', async () => {
  const still = new ManualClock(new Date('2026-11-24T07:00:00Z'));
  still.advance(-DAY_MS);
  expect(still.now().toISOString()).toBe('2026-11-23T07:00:00.000Z');
  const wrong = new SkewedClock(DAY_MS);
  expect(wrong.now().getTime() - Date.now()).toBeGreaterThan(DAY_MS - 1_000);
  wrong.advance(-2 * DAY_MS);
  expect(wrong.now().getTime() - Date.now()).toBeLessThan(1_000 - DAY_MS);
});

test('a whole process can be made to believe in another day', async () => {
  const preload = fileURLToPath(new URL('skewed-process.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', preload, '-p', 'Date.now() + " " + new Date().getTime()'], {
    env: { ...process.env, CLOCK_OFFSET_MS: String(DAY_MS) },
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  for (const time of String(said).trim().split(' ')) expect(Number(time) - Date.now()).toBeGreaterThan(DAY_MS - 60_000);
});

test('the clock of a skewed process is set right, and wrong again, while it runs', async () => {
  const preload = fileURLToPath(new URL('skewed-process.mjs', import.meta.url));
  const program =
    'console.log(Date.now()); process.on("SIGUSR2", () => console.log(Date.now())); setInterval(() => {}, 1e3)';
  const child = spawn(process.execPath, ['--import', preload, '-e', program], {
    env: { ...process.env, CLOCK_OFFSET_MS: String(DAY_MS) },
  });
  const aheadBy = async () => Number((await once(child.stdout, 'data'))[0]) - Date.now();
  expect(await aheadBy()).toBeGreaterThan(DAY_MS - 60_000);
  child.kill('SIGUSR2');
  expect(await aheadBy()).toBeLessThan(60_000);
  child.kill('SIGUSR2');
  expect(await aheadBy()).toBeGreaterThan(DAY_MS - 60_000);
  child.kill();
});

test('ids from a seed are the same again, different from each other, and sort by their making', () => {
  const from = new Date('2026-11-24T07:00:00Z');
  const [one, again, other] = [seededIds(1, from), seededIds(1, from), seededIds(2, from)];
  const ids = Array.from({ length: 500 }, one);
  expect(Array.from({ length: 500 }, again)).toEqual(ids);
  expect(Array.from({ length: 500 }, other)).not.toEqual(ids);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
