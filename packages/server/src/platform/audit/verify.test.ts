import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { copyTestDatabase, createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { APP_ROLE } from '../db/app-role.ts';
import { AnchorFile, readAnchors } from './anchors.ts';
import { sealAudit } from './seal.ts';
import { verifyAudit } from './verify.ts';

const ROWS = 30;
const ROWS_IN_A_SEAL = 8;
/** Other tests' transactions on the same server are waited for. */
const SOON = { timeout: 60_000 };
const NOW = new Date('2026-11-24T07:00:00.123Z');
const ITEM = '01890000-0000-7000-8000-0000000000cc';

let sealed: TestDatabase;
let anchorFile: string;
const folder = mkdtempSync(join(tmpdir(), 'anchors-'));

/** A trail of thirty rows in four seals, whose heads were kept. */
beforeAll(async () => {
  sealed = await createTestDatabase();
  const app = postgres(sealed.url(APP_ROLE), { max: 2 });
  for (let n = 0; n < ROWS; n += 1) await write(app, n);
  anchorFile = join(folder, 'heads.jsonl');
  const anchors = new AnchorFile(anchorFile);
  // Other tests' transactions on the same server are waited for.
  while ((await sealedIn(app, anchors)) < ROWS) await sleep(20);
  anchors.close(NOW);
  await app.end();
}, 90_000);
afterAll(async () => {
  await sealed.drop();
  rmSync(folder, { recursive: true });
});

let database: TestDatabase;
let owner: postgres.Sql;
beforeEach(async () => {
  database = await copyTestDatabase(sealed);
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await owner.end();
    await database.drop();
  });
});

function write(sql: postgres.Sql | postgres.TransactionSql, n: number) {
  return sql`
    insert into audit_entries (id, at, command, outcome, actor_kind, actor_label, request_id, input)
    values (gen_random_uuid(), ${NOW}, ${`test.step${n}`}, 'done', 'system', 'test', 'request', ${sql.json({ n })})`;
}

/** A row that says what it changed. */
function writeChange(sql: postgres.Sql, { before, after }: { before: number; after: number }) {
  const changes = [{ entity: 'menu_item', id: ITEM, fields: { price: { before, after } } }];
  return sql`
    insert into audit_entries
      (id, at, command, outcome, actor_kind, actor_label, request_id, entity, entity_id, changes, country, repeated)
    values (gen_random_uuid(), ${NOW}, 'test.change', 'done', 'system', 'test', 'request', 'menu_item', ${ITEM},
      ${sql.json(changes)}, 'IN', 2)`;
}

/** Seals what may be sealed as the version before did. */
async function sealAsBefore(): Promise<void> {
  await owner`truncate audit_seals`;
  while (await sealAudit(owner, NOW, ROWS_IN_A_SEAL));
  await owner`update audit_seals s set version = 1, digests = (
    select string_agg(platform_audit_digest(e, 1::smallint), ''::bytea order by e.transaction, e.sequence)
    from platform_rows_of_seal(s) e)`;
  const seals = await owner`select number from audit_seals order by number`;
  for (const { number } of seals) {
    await owner`update audit_seals s set previous = (select hash from audit_seals where number = s.number - 1) where number = ${number}`;
    await owner`update audit_seals s set hash = platform_seal_hash(s) where number = ${number}`;
  }
}

/** Seals what may be sealed; the rows that are sealed by then. */
async function sealedIn(sql: postgres.Sql, anchors?: AnchorFile): Promise<number> {
  const seal = await sealAudit(sql, NOW, ROWS_IN_A_SEAL);
  if (seal) anchors?.keep(seal, NOW);
  const [row] = await sql`select coalesce(sum(length(digests)) / 32, 0)::integer as rows from audit_seals`;
  return row?.rows;
}

const looked = () => verifyAudit(owner, readAnchors(anchorFile));

/** Makes the chain say what the rows say now, as somebody would who may write everything in the database. */
async function sealAgain(): Promise<void> {
  await owner`truncate audit_seals`;
  while (await sealAudit(owner, NOW, ROWS_IN_A_SEAL));
}

const rowAt = async (place: number) => {
  const [row] = await owner`select id from audit_entries order by transaction, sequence offset ${place} limit 1`;
  return String(row?.id);
};

test('a trail that nobody touched is whole', async () => {
  expect(await looked()).toMatchObject({
    seals: Math.ceil(ROWS / ROWS_IN_A_SEAL),
    rows: ROWS,
    unsealed: 0,
    problem: null,
  });
});

test('a row that was changed is named', async () => {
  const id = await rowAt(11);
  await owner`update audit_entries set actor_label = 'somebody else' where id = ${id}`;
  expect((await looked()).problem).toMatch(new RegExp(`^Row ${id} .* is not as it was sealed in seal 2\\.`));
});

test.each([
  ['a value before', `changes = jsonb_set(changes, '{0,fields,price,before}', '1')`],
  ['all that was changed', 'changes = null'],
  ['which record it was', 'entity_id = gen_random_uuid()'],
  ['the kind of record', `entity = 'order'`],
  ['the country', `country = 'XX'`],
  ['how many were counted', 'repeated = 1'],
])('whoever changes %s of a row is found', { timeout: 70_000 }, async (_what, set) => {
  await writeChange(owner, { before: 4_500, after: 5_000 });
  await expect.poll(() => sealedIn(owner), SOON).toBe(ROWS + 1);
  expect(await looked()).toMatchObject({ rows: ROWS + 1, problem: null });
  await owner.unsafe(`update audit_entries set ${set} where command = 'test.change'`);
  expect((await looked()).problem).toMatch(/^Row \S+ \(number \d+, test\.change .* is not as it was sealed/);
});

test('what was sealed before rows said what changed is whole still, beside what is sealed now', {
  timeout: 70_000,
}, async () => {
  await sealAsBefore();
  await writeChange(owner, { before: 4_500, after: 5_000 });
  await expect.poll(() => sealedIn(owner), SOON).toBe(ROWS + 1);
  const versions = await owner`select version, count(*)::integer as seals from audit_seals group by 1 order by 1`;
  expect(versions).toMatchObject([
    { version: 1, seals: 4 },
    { version: 2, seals: 1 },
  ]);
  expect(await verifyAudit(owner, [])).toMatchObject({ seals: 5, rows: ROWS + 1, problem: null });
});

test('a row that was sealed before rows said what changed cannot be made to say it', async () => {
  await sealAsBefore();
  const id = await rowAt(11);
  await owner`update audit_entries set entity = 'menu_item', entity_id = ${ITEM}, changes = '[]' where id = ${id}`;
  expect((await verifyAudit(owner, [])).problem).toMatch(new RegExp(`^Row ${id} .* is not as it was sealed in seal 2`));
});

test('a row that was deleted is missed, and its neighbour named', async () => {
  const [gone, next] = [await rowAt(17), await rowAt(18)];
  await owner`delete from audit_entries where id = ${gone}`;
  expect((await looked()).problem).toContain(`Seal 3 holds a row before Row ${next}`);
});

test('a row that was put in between is named', async () => {
  const id = '01890000-0000-7000-8000-000000000001';
  await owner`
    insert into audit_entries (id, sequence, transaction, at, command, outcome, actor_kind, actor_label, request_id)
    overriding system value
    select ${id}, sequence - 1, transaction, at, 'test.forged', outcome, actor_kind, actor_label, request_id
    from audit_entries where id = ${await rowAt(4)}`;
  expect((await looked()).problem).toMatch(new RegExp(`^Row ${id} .* was never sealed`));
});

test('rows that changed places are named', async () => {
  const [one, other] = [await rowAt(9), await rowAt(12)];
  await owner`
    update audit_entries e set transaction = o.transaction
    from audit_entries o where (e.id, o.id) in ((${one}, ${other}), (${other}, ${one}))`;
  expect((await looked()).problem).toContain(`Row ${other}`);
});

test('an end that was cut off, seals and all, is missed', async () => {
  await owner`delete from audit_seals where number = 4`;
  await owner`delete from audit_entries e using audit_seals s
    where s.number = 3 and (e.transaction, e.sequence) > (s.through_transaction, s.through_sequence)`;
  expect((await looked()).problem).toContain('The trail ends with seal 3, but seal 4 was kept');
});

test('a trail that was written anew with a chain of its own is told by the heads that were kept', async () => {
  await owner`update audit_entries set actor_label = 'somebody else' where id = ${await rowAt(11)}`;
  await sealAgain();
  expect((await looked()).problem).toMatch(/Seal \d is not the one that was kept outside of the database/);
});

test('a seal that is gone, says something else or follows another is named', async () => {
  await owner`update audit_seals set sealed_at = sealed_at - interval '1 day' where number = 2`;
  expect((await looked()).problem).toContain('Seal 2 says something else');
  await owner`update audit_seals s set hash = platform_seal_hash(s) where number = 2`;
  expect((await looked()).problem).toContain('Seal 3 does not follow seal 2');
  await owner`delete from audit_seals where number = 2`;
  expect((await looked()).problem).toBe('Seal 2 is gone.');
});

test('a row is not passed over while one before it may still appear: both are sealed when that is over', {
  timeout: 70_000,
}, async () => {
  const app = postgres(database.url(APP_ROLE), { max: 3 });
  onTestFinished(() => app.end());
  await app.begin(async (tx) => {
    await write(tx, 100);
    await write(app, 101);
    expect(await sealAudit(app, NOW)).toBeNull();
  });
  await expect.poll(() => sealedIn(app), SOON).toBe(ROWS + 2);
  expect(await looked()).toMatchObject({ rows: ROWS + 2, unsealed: 0, problem: null });
});

test('one process seals at a time', { timeout: 70_000 }, async () => {
  await write(owner, 100);
  await owner`select pg_advisory_lock(7201121)`;
  const app = postgres(database.url(APP_ROLE), { max: 1 });
  onTestFinished(() => app.end());
  expect(await sealAudit(app, NOW)).toBeNull();
  await owner`select pg_advisory_unlock(7201121)`;
  await expect.poll(() => sealedIn(app), SOON).toBe(ROWS + 1);
});

test('the application can neither change nor remove what is sealed', async () => {
  const app = postgres(database.url(APP_ROLE), { max: 1 });
  onTestFinished(() => app.end());
  for (const table of ['audit_entries', 'audit_seals']) {
    for (const attempt of [`delete from ${table}`, `truncate ${table}`]) {
      await expect(app.unsafe(attempt)).rejects.toMatchObject({ code: '42501' });
    }
  }
  await expect(app`update audit_entries set actor_label = ''`).rejects.toMatchObject({ code: '42501' });
  await expect(app`update audit_seals set version = 2`).rejects.toMatchObject({ code: '42501' });
});
