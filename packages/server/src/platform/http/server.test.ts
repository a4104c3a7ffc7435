import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from './server.ts';

test('while a process leaves, each answer is the last on its connection, and none is cut', async () => {
  let leaving = false;
  const server = createHttpServer({
    ...{ log: pino({ level: 'silent' }), tls: null },
    handlers: [(_, response) => Boolean(response.end('served'))],
    isLeaving: () => leaving,
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  // One connection, which is kept as long as the server keeps it.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => {
    agent.destroy();
    server.close();
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const ask = async () => {
    const [response] = (await once(request({ port, agent }).end(), 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
    return response.headers.connection;
  };
  expect([await ask(), await ask()]).toEqual(['keep-alive', 'keep-alive']);
  expect(connections).toBe(1);
  leaving = true;
  expect([await ask(), await ask()]).toEqual(['close', 'close']);
  expect(connections).toBe(2);
});
