import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOwnerUrl } from '../owner-url.ts';
import { openBacklog } from './backlog.ts';
import { type BreakableServer, startBreakableServer } from './breakable-server.ts';
import { killInTheMidst, type Victim } from './kills.ts';
import { runDay } from './run-day.ts';
import { rushDay } from './rush.ts';
import { compareAll } from './verdict.ts';

let server: BreakableServer;
let backlog: ReturnType<typeof openBacklog>;
beforeAll(async () => {
  server = await startBreakableServer();
  backlog = openBacklog(findOwnerUrl(server.dataDir) ?? '');
}, 120_000);
afterAll(async () => {
  await backlog.close();
  await server.stop();
});

/** A quarter hour of a canteen in which something is killed. */
async function replay(victims: readonly Victim[]) {
  const { day, speed } = rushDay({ peak: 4, window: 'peak', seconds: 10, seed: 7 });
  const killed: string[] = [];
  const replayed = await runDay(server, day, {
    ...{ seed: 7, speed, openLoop: true, look: backlog.look, say: () => {} },
    meanwhile: (orders, pace) =>
      killInTheMidst(server, victims, { seed: 7, orders, pace, say: (line) => killed.push(line) }),
  });
  const compared = compareAll(replayed, { openLoop: true, disturbed: true });
  return { replayed, killed, differences: compared.flatMap((one) => one.differences) };
}

const postmaster = () => readFileSync(`${server.dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0];

test('a rush in which the process that serves and PostgreSQL are killed reconciles with every display', async () => {
  const before = [server.pid, postmaster()];
  const { replayed, killed, differences } = await replay(['postgres', 'both']);
  expect(differences).toEqual([]);
  expect(server.pid).not.toBe(before[0]);
  expect(postmaster()).not.toBe(before[1]);
  expect(killed).toHaveLength(2);
  expect(replayed.arrivals.latencies).toHaveLength(40);
  expect(replayed.unanswered).toBeGreaterThan(0);
  // They went on coming while nobody answered.
  expect(replayed.arrivals.most).toBeGreaterThan(4);
  expect(replayed.reconnects).toBeGreaterThan(0);
}, 180_000);
