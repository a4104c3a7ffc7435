import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { AnchorFile, HEADS_FILE } from '../platform/audit/anchors.ts';
import { sealAudit } from '../platform/audit/seal.ts';
import { unsealedRows } from '../platform/audit/verify.ts';
import { builtProgram } from '../platform/built-program.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { copyTestDatabase, createTestDatabase, type TestDatabase } from '../testing/database.ts';

const SERVER = join(import.meta.dirname, '../..');
const ROWS = 9;
const ROWS_IN_A_SEAL = 4;
const NOW = new Date('2026-11-24T07:00:00Z');

let sealed: TestDatabase;
let database: TestDatabase;
let owner: postgres.Sql;
let dataDir: string;

/** A trail of nine rows in three seals. */
beforeAll(async () => {
  sealed = await createTestDatabase();
  const app = postgres(sealed.url(APP_ROLE), { max: 1 });
  for (let n = 0; n < ROWS; n += 1) {
    await app`
      insert into audit_entries (id, at, command, outcome, actor_kind, actor_label, request_id, input)
      values (gen_random_uuid(), ${NOW}, ${`test.step${n}`}, 'done', 'system', 'test', 'request', ${app.json({ n })})`;
  }
  // Other tests' transactions on the same server are waited for.
  while ((await unsealedRows(app)) > 0) if (!(await sealAudit(app, NOW, ROWS_IN_A_SEAL))) await sleep(20);
  await app.end();
}, 90_000);
afterAll(() => sealed.drop());

beforeEach(async () => {
  database = await copyTestDatabase(sealed);
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-verify-'));
  onTestFinished(async () => {
    await owner.end();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });
});

/** Keeps the newest head of the chain in the data folder, as the product does. */
async function keepHead(): Promise<void> {
  const [head] = await owner<{ number: string; hash: string }[]>`
    select number, encode(hash, 'hex') as hash from audit_seals order by number desc limit 1`;
  if (!head) throw new Error('There is no seal.');
  new AnchorFile(join(dataDir, HEADS_FILE)).keep({ ...head, number: Number(head.number) }, NOW);
}

/** The program behind `npm run verify`. */
async function verify(env: Record<string, string> = { DATABASE_URL: database.ownerUrl }) {
  const child = spawn(process.execPath, builtProgram('verify'), {
    cwd: SERVER,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...env },
  });
  const text = { said: '', complained: '' };
  child.stdout.on('data', (chunk) => (text.said += String(chunk)));
  child.stderr.on('data', (chunk) => (text.complained += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

test('an intact trail: exit code 0, with how much was looked at', async () => {
  await keepHead();
  expect(await verify()).toEqual({
    code: 0,
    said: '9 rows in 3 seals, 1 heads kept beside them, 0 rows not sealed yet.\nThe audit trail is as it was written.\n',
    complained: '',
  });
});

test('a row that the owner of the database changed: exit code 1, and the first bad row named', async () => {
  await keepHead();
  const rows = await owner<{ id: string }[]>`
    update audit_entries set actor_label = 'somebody else' where command in ('test.step5', 'test.step7') returning id`;
  const [first] = await owner<{ id: string }[]>`select id from audit_entries where command = 'test.step5'`;
  expect(rows).toHaveLength(2);
  const { code, said, complained } = await verify();
  expect([code, complained]).toEqual([1, '']);
  expect(said).toMatch(
    new RegExp(`^TAMPERED WITH: Row ${first?.id} \\(.*test\\.step5.*\\) is not as it was sealed in seal 2\\.$`, 'm'),
  );
  expect(said).not.toContain('as it was written');
});

test('a trail that is whole in itself but not the one whose head was kept: exit code 1', async () => {
  await keepHead();
  await owner`update audit_entries set actor_label = 'somebody else' where command = 'test.step5'`;
  await owner`truncate audit_seals`;
  while (await sealAudit(owner, NOW, ROWS_IN_A_SEAL));
  const { code, said } = await verify();
  expect(code).toBe(1);
  expect(said).toContain('TAMPERED WITH: Seal 3 is not the one that was kept outside of the database');
});

test('heads that cannot be read, or no database: exit code 1, and never a verdict', async () => {
  const nowhere = await verify({});
  expect(nowhere).toMatchObject({ code: 1, said: '' });
  expect(nowhere.complained).toContain('Start the product first');
  appendFileSync(join(dataDir, HEADS_FILE), '{"number": 1, "ha');
  expect(await verify()).toMatchObject({ code: 1, said: '' });
});
