import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTaxRates, type TaxRates } from '../../modules/tax/index.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { demoItems } from './demo-menu.ts';
import { seedInstallation } from './seed.ts';

const NOW = new Date('2026-11-24T03:30:00.000Z');
const TODAY = '2026-11-24';

let database: TestDatabase;
let opened: OpenDatabase;
let rates: TaxRates;
beforeAll(async () => {
  database = await createTestDatabase();
  expect(await seedInstallation(database.ownerUrl, NOW)).toBe(true);
  opened = openDatabase(database.ownerUrl, { max: 1 });
  rates = await readTaxRates(opened.db);
});
afterAll(async () => {
  await opened?.close();
  await database?.drop();
});

test.each([
  ['996333', 500],
  ['22021010', 4000],
  ['2201', 500],
  ['22029930', 500],
  ['22029990', 4000],
  ['1905', 500],
  ['0401', 0],
])('an installation without the demo begins with a rate for %s: %d', (code, rateBp) => {
  expect(rates.on(code, TODAY)).toBe(rateBp);
});

test('what the demo sells in packs bears there what it bears in the demo, and no code it was not given', () => {
  const goods = demoItems.flatMap(({ hsn, taxRateBp }) => (hsn ? [{ hsn, taxRateBp }] : []));
  expect(goods.map(({ hsn }) => rates.on(hsn, TODAY))).toEqual(goods.map(({ taxRateBp }) => taxRateBp));
  expect(rates.on('8517', TODAY)).toBeNull();
  // Before the rates were made they are not asked for.
  expect(rates.on('22021010', '2025-09-21')).toBeNull();
});

test('a database that has an organisation is left as it is', async () => {
  expect(await seedInstallation(database.ownerUrl, NOW)).toBe(false);
});
