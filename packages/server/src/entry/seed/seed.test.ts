import { afterAll, beforeAll, expect, test } from 'vitest';
import { financeIdentities } from '../../modules/finance/index.ts';
import { inventoryIdentities } from '../../modules/inventory/index.ts';
import { paymentsIdentities } from '../../modules/payments/index.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { seedDemo } from './seed.ts';

const NOW = new Date('2026-11-24T03:30:00.000Z');
let database: TestDatabase;
let opened: OpenDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.ownerUrl, { max: 2 });
  const startedAt = performance.now();
  await seedDemo(database.ownerUrl, NOW);
  process.stdout.write(`The demo was seeded in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
}, 60_000);
afterAll(async () => {
  await opened.close();
  await database.drop();
});

test('identities', async () => {
  const checks = [
    ...(await financeIdentities(opened.db)),
    ...(await inventoryIdentities(opened.db)),
    ...(await paymentsIdentities(opened.db)),
  ];
  expect(checks.filter((check) => check.violations.length > 0)).toEqual([]);
});
