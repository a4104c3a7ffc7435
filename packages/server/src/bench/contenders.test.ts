import { get } from 'node:http';
import { expect, test } from 'vitest';
import { newId } from '../platform/ids.ts';
import { startPeer } from './peer.ts';

test('a contender that died by itself is not waited for', async () => {
  // Nothing answers at this port: the first who asks for a menu ends the contender.
  const peer = await startPeer('json-agg-peer.ts', ['menu', 'postgres://nobody@127.0.0.1:1/none', newId(new Date(0))]);
  await new Promise((resolve) => get({ port: peer.port, host: '127.0.0.1' }).once('error', resolve));
  await expect(peer.cpuMs()).rejects.toThrow();
  await expect(peer.stop()).resolves.toBeUndefined();
}, 60_000);
