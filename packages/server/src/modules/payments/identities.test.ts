import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { type Desk, openDesk } from '../../testing/till/open-desk.ts';
import { giveBack } from '../../testing/till/paid-orders.ts';
import { paymentsIdentities } from './identities.ts';

let desk: Desk;
let opened: OpenDatabase;
let owner: Database;
beforeAll(async () => {
  desk = await openDesk();
  opened = openDatabase(desk.world.database.ownerUrl, { max: 1 });
  owner = opened.db;
  // One that stays, one that is owed back, one that nobody could take.
  for (const fate of ['kept', 'owed', 'stray']) {
    const payment = await desk.offered();
    if (fate === 'stray') desk.orders.dead.add(payment.orderId);
    await desk.till.pay(payment.payUrl, 'success@fake');
    await desk.till.deliver();
    if (fate === 'owed') {
      await giveBack(desk.world.as('order:place'), { orderId: payment.orderId, reason: 'cancelled' });
    }
  }
});
afterAll(async () => {
  await opened.close();
  await desk.close();
});

test('payments and books that agree have no violation', async () => {
  expect(await desk.violations()).toEqual([]);
});

test.each([
  ['refunds stay within what was captured', 'update refunds set amount = amount + 1'],
  ['a payment counts as refunded when that was paid out', `update payments set state = 'REFUNDED' where stray is null`],
  [
    'the clearing account holds what was captured and not paid out',
    `update payments set state = 'FAILED' where stray is null
      and not exists (select from refunds where payment_id = payments.id)`,
  ],
  ['refunds payable holds strays and what is owed', 'update payments set stray = null'],
  [
    'refunds payable holds strays and what is owed',
    `update journal_lines set account_code = '2340' where account_code = '2330'`,
  ],
])('%s: found when it does not hold', async (name, statement) => {
  const names = await owner
    .transaction(async (tx) => {
      await tx.execute(sql.raw('set local session_replication_role = replica'));
      await tx.execute(sql.raw(statement));
      const checks = await paymentsIdentities(tx);
      throw new Found(checks.filter((check) => check.violations.length > 0).map((check) => check.name));
    })
    .catch((error: unknown) => {
      if (error instanceof Found) return error.names;
      throw error;
    });
  expect(names).toContain(`payments: ${name}`);
});

/** Takes the planted damage back, and tells what was found of it. */
class Found extends Error {
  constructor(readonly names: string[]) {
    super('found');
  }
}
