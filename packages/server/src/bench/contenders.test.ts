import { get } from 'node:http';
import { expect, test } from 'vitest';
import { newId } from '../platform/ids.ts';
import { startPeer } from './peer.ts';
import { readMenus } from './unkept-menu.ts';

test('one statement still makes the very menu that the product gives, so that S4 can be measured', async () => {
  const [figure] = await readMenus({ rounds: 1, seconds: 1, random: () => 0.5, say: () => {} });
  expect(figure?.median).toBeGreaterThan(0);
}, 60_000);

test('a contender that died by itself is not waited for', async () => {
  // Nothing answers at this port: the first who asks for a menu ends the contender.
  const peer = await startPeer('json-agg-peer.ts', ['menu', 'postgres://nobody@127.0.0.1:1/none', newId(new Date(0))]);
  await new Promise((resolve) => get({ port: peer.port, host: '127.0.0.1' }).once('error', resolve));
  await expect(peer.cpuMs()).rejects.toThrow();
  await expect(peer.stop()).resolves.toBeUndefined();
}, 20_000);
