// R9: Redis may vanish, jobs may run twice. Mutant that reddens it: platform/command/handle.ts leaves no mark of the reaction in the
// transaction of what it did.
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { chance } from '../entry/replay/chance.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/redis.ts';
import { asked } from './counted.ts';
import { type Check, NO_REDIS } from './promise.ts';
import { announce, announced, startWorkers } from './workers.ts';

const FULL_EVENTS = 10_000;
const FULL_KILLS = 40;
const LIMIT_MS = 600_000;
/** How long Redis is gone. */
const AWAY_MS = 300;
/** By then a worker that says it works has planned what repeats. */
const BEGUN_MS = 2_000;

/** Two workers react to every event, and are killed in the midst of it: each event has its effect once. */
export const effects: Check = async ({ seed, scale, say }) => {
  const random = chance(seed, 'effects');
  const events = Math.max(400, FULL_EVENTS * scale);
  const redis = hasRedis ? await startRedis() : null;
  const workers = await startWorkers({ redisUrl: redis?.url });
  const { sql } = workers.database;
  try {
    const kills = Math.max(4, Math.round(FULL_KILLS * scale));
    for (let kill = 0; kill < kills; kill += 1) {
      await workers.working();
      await announce(workers.database, { contract: asked, events: events / kills, seed: seed * 1_000 + kill });
      await sleep(random.whole(10, 150));
      workers.kill(kill % 2);
      if (redis) await vanish(redis, kill);
    }
    // At last nobody is killed and begins anew: whoever lives through it must find what was announced while Redis was gone.
    await workers.working();
    await sleep(BEGUN_MS);
    await redis?.kill();
    await announce(workers.database, { contract: asked, events: events / kills, seed: seed * 1_000 + kills });
    await untilNone(sql, sql`position is null`);
    await redis?.start();
    const total = announced(events / kills) * (kills + 1);
    await untilNone(sql, sql`not (position is not null and settled)`);
    const [found] = await sql<{ settled: number; effects: number; once: number; marks: number }[]>`
      with done as (
        select input ->> 'outletId' as stream, input ->> 'n' as n, count(*) as times
        from audit_entries where command = 'check.count' and outcome = 'done' group by 1, 2)
      select (select count(*)::int from outbox where settled) as settled, (select coalesce(sum(times), 0)::int from done) as effects,
        (select count(*)::int from done where times = 1) as once, (select count(*)::int from reaction_marks) as marks`;
    say(`processes killed ${workers.killed}; ${JSON.stringify(found)}`);
    if (redis) say(`Redis emptied ${(kills + 1) >> 1} times, killed ${(kills >> 1) + 1} times`);
    const violations = Object.entries(found ?? {})
      .filter(([, count]) => count !== total)
      .map(([what, count]) => `${what} ${count} rather than ${total}`);
    if (workers.killed < 2) violations.push('hardly anybody was killed: nothing was tried');
    const figure = `${found?.once} of ${total} events had their effect once${redis ? '' : `, ${NO_REDIS}`}`;
    return { violations, figure };
  } finally {
    await workers.stop();
    await redis?.stop();
  }
};

/** Resolves when there is no such event any more, or when that takes too long. */
async function untilNone(sql: postgres.Sql, such: postgres.PendingQuery<postgres.Row[]>): Promise<void> {
  for (const end = performance.now() + LIMIT_MS; performance.now() < end; await sleep(200)) {
    const [row] = await sql<{ left: number }[]>`
      select count(*)::int as left from outbox where event = ${asked.name} and ${such}`;
    if (row?.left === 0) return;
  }
}

/** By turns it forgets everything, and is gone for a moment and comes back with nothing. */
async function vanish(redis: TestRedis, turn: number): Promise<void> {
  if (turn % 2 === 0) {
    await redis.flush();
    return;
  }
  await redis.kill();
  await sleep(AWAY_MS);
  await redis.start();
}
