import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { type Arrival, Arrivals } from './arrivals.ts';
import { untilWorkedOff } from './pace.ts';

afterEach(() => vi.restoreAllMocks());

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

/** Lets so many be in flight throughout each quarter of a minute; time is what the test says it is. */
async function quartersOf(means: readonly number[], rates: readonly number[]): Promise<Arrivals> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const arrivals = new Arrivals();
  const onTheirWay: Arrival[] = [];
  for (const [index, mean] of means.entries()) {
    while (onTheirWay.length < mean) onTheirWay.push(arrivals.send(now));
    while (onTheirWay.length > mean) onTheirWay.pop()?.placed();
    now += 15_000;
    await arrivals.endQuarter(rates[index] ?? 0);
  }
  for (const { placed } of onTheirWay) placed();
  return arrivals;
}

const GREW = 'orders in flight grew from quarter to quarter';
const EVENLY = [20, 20, 20, 20];
test.each([
  ['two in flight, then three, three and nine: noise', [2, 3, 3, 9], EVENLY, []],
  ['three, five, six and eight: as many as happen to ask just then', [3, 5, 6, 8], EVENLY, []],
  ['ten, twelve, fourteen and nineteen: not yet twice as long', [10, 12, 14, 19], EVENLY, []],
  ['four, twelve, eleven and nineteen: shorter in between', [4, 12, 11, 19], EVENLY, []],
  ['more in flight because more arrive: no longer wait', [3, 6, 9, 12], [5, 10, 15, 20], []],
  ['longer from each quarter to the next', [2, 3, 5, 9], EVENLY, [`${GREW}: 2.0, 3.0, 5.0, 9.0`]],
  [
    'the same number while fewer arrive: a longer wait',
    [9, 9, 9, 9],
    [40, 30, 20, 10],
    [`${GREW}: 9.0, 9.0, 9.0, 9.0`],
  ],
])('growth is told from noise: %s', async (_what, means, rates, expected) => {
  expect((await quartersOf(means, rates)).compare(false).differences).toEqual(expected);
});

test('what happens to be about when a quarter ends does not count as growth: its mean does', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const arrivals = new Arrivals();
  const standing = Array.from({ length: 9 }, () => arrivals.send(now));
  for (const more of [1, 4, 8, 11]) {
    now += 14_900;
    const late = Array.from({ length: more }, () => arrivals.send(now));
    now += 100;
    await arrivals.endQuarter(20);
    for (const { placed } of late) placed();
  }
  for (const { placed } of standing) placed();
  expect(arrivals.quarters.map(({ inFlight }) => inFlight)).toEqual([10, 13, 17, 20]);
  expect(arrivals.compare(false).differences).toEqual([]);
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
