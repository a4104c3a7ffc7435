import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openProxy } from '../../../../tools/faults/proxy.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { openWorld, type World } from '../testing/world.ts';
import { startBackground } from './background.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await migrateJobs(world.database.ownerUrl);
});
afterAll(() => world.close());

/** A process that works on jobs, over a line that can be made dark; `ran` counts a job that repeats every second. */
async function work(mayWork = () => true) {
  const url = new URL(world.database.url(APP_ROLE));
  const line = await openProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(line.port);
  const database = openDatabase(url.href, { max: 2, name: 'test' });
  let ran = 0;
  const run = async () => {
    ran += 1;
  };
  const background = await startBackground(world.platform, {
    ...{ databaseUrl: url.href, database, works: true, reactions: [], mayWork },
    headsFile: '/dev/null',
    recurring: () => [{ name: 'test-beat', everySeconds: 1, run }],
  });
  onTestFinished(async () => {
    line.heal();
    await background.stop();
    await database.close();
    await line.close();
  }, 20_000);
  return { line, background, database, ran: () => ran };
}

test('jobs and relay end within seconds although the database says nothing', async () => {
  const { line, background } = await work();
  line.blackHole();
  const began = performance.now();
  await background.stop();
  expect(performance.now() - began).toBeLessThan(8_000);
});

test('while a process may not work its jobs are left undone, and done when it may', async () => {
  let may = false;
  const { ran } = await work(() => may);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(ran()).toBe(0);
  may = true;
  await expect.poll(ran, { timeout: 5_000 }).toBeGreaterThan(0);
});

// Transactions of other tests on the same server are waited for.
test('what a command did is sealed soon after its commit', { timeout: 70_000 }, async () => {
  const { database } = await work();
  const [row] = await database.sql`
    insert into audit_entries (id, at, command, outcome, actor_kind, actor_label, request_id)
    values (gen_random_uuid(), now(), 'test.sealed', 'done', 'system', 'test', 'request') returning transaction::text`;
  const through = async () => {
    const [seal] = await database.sql`
      select through_transaction >= ${row?.transaction}::xid8 as sealed from audit_seals order by number desc limit 1`;
    return seal?.sealed ?? false;
  };
  await expect.poll(through, { timeout: 60_000 }).toBe(true);
});
