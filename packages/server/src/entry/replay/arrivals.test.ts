import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Arrivals } from './arrivals.ts';
import { untilWorkedOff } from './pace.ts';

async function withInFlight(counts: readonly number[]): Promise<Arrivals> {
  const arrivals = new Arrivals();
  let inFlight = 0;
  for (const count of counts) {
    for (; inFlight < count; inFlight += 1) arrivals.send(0);
    await sleep(50);
    await arrivals.endQuarter(20);
  }
  return arrivals;
}

test('an order is measured from the instant it was planned for, however late it was sent', () => {
  const arrivals = new Arrivals();
  const arrival = arrivals.send(performance.now() - 700);
  arrival.placed();
  arrival.lost();
  expect(arrivals.latencies).toHaveLength(1);
  expect(arrivals.latencies[0]).toBeGreaterThanOrEqual(700);
});

test('a queue that grows is named, and what is left at the end', async () => {
  const long = (await withInFlight([1, 2, 1, 25])).compare(false).differences;
  expect(long).toContain('at the end of quarter 4, with 20.0 orders a second, 25 orders were in flight');
  expect(long).toContain('orders in flight at the end is 25, not 0');
  const grown = (await withInFlight([3, 9, 14, 19])).compare(false).differences;
  expect(grown.join('\n')).toMatch(
    /^orders in flight grew from quarter to quarter: [23]\.\d, [89]\.\d, 1[34]\.\d, 1[89]\.\d$/m,
  );
});

test('a few in flight are no queue, and where processes were killed only the end counts', async () => {
  const few = new Arrivals();
  const sent = Array.from({ length: 8 }, () => few.send(0));
  await few.endQuarter(20, async () => ({ events: 30, reactions: 2, jobs: 1 }));
  for (const { placed } of sent) placed();
  few.atEnd({ events: 0, reactions: 0, jobs: 0 });
  expect(few.compare(false).differences).toEqual([]);

  const disturbed = new Arrivals();
  const stuck = Array.from({ length: 90 }, () => disturbed.send(0));
  await disturbed.endQuarter(20);
  for (const { placed } of stuck) placed();
  expect(disturbed.compare(true).differences).toEqual([]);
});

test('events, reactions and jobs that are left are named', () => {
  const arrivals = new Arrivals();
  arrivals.atEnd({ events: 3, reactions: 2, jobs: 1 });
  expect(arrivals.compare(true).differences).toEqual([
    'events not yet published at the end is 3, not 0',
    'events with reactions to come at the end is 2, not 0',
    'jobs at the end is 1, not 0',
  ]);
});

test('a database that is away at the end is asked again until it answers', async () => {
  const answers = ['AWAY', { events: 0, reactions: 3, jobs: 0 }, { events: 0, reactions: 0, jobs: 0 }] as const;
  let asked = 0;
  const left = await untilWorkedOff(async () => answers[asked++] ?? 'AWAY', 10_000);
  expect(asked).toBe(3);
  expect(left).toEqual(answers[2]);
});

test('a database that stays away is a difference; one that is not ours to look into is said not to be', async () => {
  const arrivals = new Arrivals();
  arrivals.atEnd(await untilWorkedOff(async () => 'AWAY', 10));
  expect(arrivals.compare(true).differences).toEqual(['what is left at the end is not known: the database was away']);

  const elsewhere = new Arrivals().compare(true);
  expect(elsewhere).toEqual({
    what: 'no queue grew; left at the end: 0 orders; its database was not looked into',
    differences: [],
  });
});
