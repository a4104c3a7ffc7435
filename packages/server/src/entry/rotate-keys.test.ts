import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type TOTP, URI } from 'otpauth';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import { Sealer } from '../platform/auth/sealing.ts';
import { builtProgram } from '../platform/built-program.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { Browser } from '../testing/browser.ts';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { sealingKeysOf } from './secrets.ts';

/** Under which the product of a test runs. */
const OLD = 'a secret of this test run, long enough';
const NEW = 'another secret, which is long enough too';
const PASSWORD = 'correct horse battery staple';
const _PROGRAM = fileURLToPath(new URL('rotate-keys.ts', import.meta.url));

let product: ServedProduct;
let sql: postgres.Sql;
beforeAll(async () => {
  product = await serveProduct();
  sql = postgres(product.databaseUrl, { max: 1 });
  const database = openDatabase(product.databaseUrl, { max: 1, name: 'accounts' });
  const account = { name: 'Asha', passwordHash: await hashPassword(PASSWORD), role: 'cook' as const };
  const accounts = ['a@college.example', 'b@college.example'].map((email) => ({ ...account, email }));
  await database.db.transaction((tx) => addAccounts(tx, accounts, () => newId(new Date())));
  await database.close();
  for (const { email } of accounts) await switchOn(email);
}, 60_000);
afterAll(async () => {
  await sql.end();
  await product.close();
});

async function switchOn(email: string): Promise<void> {
  const browser = new Browser(`http://127.0.0.1:${product.port}`);
  await browser.signIn(email, PASSWORD);
  const phone = URI.parse(String((await browser.run('BeginTotp')).answer.uri)) as TOTP;
  expect((await browser.run('ConfirmTotp', { code: phone.generate() })).answer).toHaveProperty('codes');
}

const rotate = (secrets: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, builtProgram('rotate-keys'), {
    env: { PATH: process.env.PATH, DATABASE_URL: product.databaseUrl, ...secrets },
  });
const rows = () => sql<{ id: string; text: string; keyId: string }[]>`
  select id, sealed_seed as text, sealed_by as "keyId" from totp_factors order by id`;

test('after a change of secrets every seed is sealed by the new one; without the previous secret nothing is touched', async () => {
  const before = await rows();
  await expect(rotate({ APP_SECRET: NEW })).rejects.toMatchObject({ stderr: expect.stringContaining('has the key') });
  expect(await rows()).toEqual(before);

  const secrets = { APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD };
  expect((await rotate(secrets)).stdout).toMatch(/^2 sealed anew/);
  expect((await rotate(secrets)).stdout).toMatch(/^0 sealed anew/);
  const [ours, theirs] = [new Sealer(sealingKeysOf([NEW])), new Sealer(sealingKeysOf([OLD]))];
  for (const row of await rows()) {
    expect(ours.open(row, `totp_factors:${row.id}`)).toHaveLength(20);
    expect(() => theirs.open(row, `totp_factors:${row.id}`)).toThrow('has the key');
  }
}, 60_000);
