import { addDays } from '@college-kiosk/kernel';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { NO_TAX } from '../bill-postings.ts';
import { seedAccounts } from '../chart.ts';
import { financeIdentities } from '../identities.ts';
import { payablesAgeing } from './ageing.ts';
import { recordBill, recordDebitNote } from './record-bill.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  for (const check of await financeIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const TODAY = '2026-11-24';
const NOTHING = {
  notDue: 0,
  to30: 0,
  to60: 0,
  to90: 0,
  over90: 0,
  inOurFavour: 0,
  pastLimit: 0,
  dueThisWeek: 0,
  advances: 0,
};

/** A bill of ₹100 that is due so many days ago; less than nothing: in so many days. */
async function billed(
  supplierId: string,
  dueDaysAgo: number,
  given: { isSmallEnterprise?: boolean; outletId?: string } = {},
) {
  const id = world.newId();
  const { isSmallEnterprise = false, outletId = world.outletId } = given;
  await world.db.transaction((tx) =>
    recordBill(tx, {
      ...{ id, outletId, supplierId, documentDate: addDays(TODAY, -dueDaysAgo - 30), at: world.clock.now() },
      ...{ dates: { businessDate: TODAY, taxDate: TODAY }, postedBy: 'Anna', narration: 'A bill' },
      ...{ paymentDays: 30, isSmallEnterprise, untaxed: 0, isInterState: false },
      goods: { total: 10_000, cleared: 10_000, heads: NO_TAX, rounding: 0 },
    }),
  );
  return id;
}
const noted = (supplierId: string, billId: string | null, net: number) =>
  world.db.transaction((tx) =>
    recordDebitNote(tx, {
      ...{ id: world.newId(), outletId: world.outletId, supplierId, documentDate: TODAY, at: world.clock.now() },
      ...{ dates: { businessDate: TODAY, taxDate: TODAY }, postedBy: 'Anna', narration: 'A debit note' },
      ...{ net, heads: NO_TAX, billId },
    }),
  );
const ageing = async (supplierId: string) => {
  const { suppliers } = await payablesAgeing(world.as('ledger:read'), { outletId: world.outletId });
  return suppliers.find((one) => one.supplierId === supplierId);
};

test('what is owed falls to where it has been due for so long, on the days between as well', async () => {
  const supplierId = world.newId();
  for (const days of [-1, 0, 1, 30, 31, 60, 61, 90, 91]) await billed(supplierId, days);
  expect(await ageing(supplierId)).toEqual({
    ...{ ...NOTHING, supplierId, open: 90_000, notDue: 20_000 },
    ...{ to30: 20_000, to60: 20_000, to90: 20_000, over90: 10_000, dueThisWeek: 20_000 },
  });
});

test('a debit note takes off its bill; what is more, and what is about none, stays in our favour', async () => {
  const supplierId = world.newId();
  const billId = await billed(supplierId, 5);
  await noted(supplierId, billId, 4_000);
  expect(await ageing(supplierId)).toMatchObject({ open: 6_000, to30: 6_000, inOurFavour: 0 });
  await noted(supplierId, billId, 7_000);
  await noted(supplierId, null, 500);
  expect(await ageing(supplierId)).toMatchObject({ open: -1_500, to30: 0, inOurFavour: 1_500 });
});

test('a small enterprise that waits for more than 45 days is told apart', async () => {
  const supplierId = world.newId();
  await billed(supplierId, 15, { isSmallEnterprise: true });
  expect(await ageing(supplierId)).toMatchObject({ pastLimit: 0 });
  await billed(supplierId, 16, { isSmallEnterprise: true });
  await billed(supplierId, 16);
  expect(await ageing(supplierId)).toMatchObject({ to30: 30_000, pastLimit: 10_000 });
});

test('what was owed on a day gone by is told as it was then, whatever settled it since', async () => {
  const supplierId = world.newId();
  const billId = await billed(supplierId, 5);
  await noted(supplierId, billId, 4_000);
  const on = async (asOf: string) => {
    const { suppliers } = await payablesAgeing(world.as('ledger:read'), { outletId: world.outletId, asOf });
    return suppliers.find((one) => one.supplierId === supplierId);
  };
  expect(await on(TODAY)).toMatchObject({ open: 6_000, to30: 6_000 });
  expect(await on(addDays(TODAY, 30))).toMatchObject({ open: 6_000, to60: 6_000 });
  expect(await on(addDays(TODAY, -1))).toBeUndefined();
});

test('somebody of one outlet sees what that outlet owes, and is denied another', async () => {
  const [supplierId, elsewhere] = [world.newId(), await world.addOutlet('AG')];
  await billed(supplierId, 1, { outletId: elsewhere });
  expect(await ageing(supplierId)).toBeUndefined();
  const { suppliers } = await payablesAgeing(world.as('ledger:read'), {});
  expect(suppliers.some((one) => one.supplierId === supplierId)).toBe(false);
  await expect(payablesAgeing(world.as('ledger:read'), { outletId: elsewhere })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('a bill is recorded once', async () => {
  const supplierId = world.newId();
  const id = await billed(supplierId, 1);
  const again = world.db.transaction((tx) =>
    recordBill(tx, {
      ...{ id, outletId: world.outletId, supplierId, documentDate: TODAY, at: world.clock.now() },
      ...{ dates: { businessDate: TODAY, taxDate: TODAY }, postedBy: 'Anna', narration: 'A bill' },
      ...{ paymentDays: 30, isSmallEnterprise: false, untaxed: 0, isInterState: false },
      goods: { total: 10_000, cleared: 10_000, heads: NO_TAX, rounding: 0 },
    }),
  );
  await expect(again).rejects.toThrow();
  expect(await ageing(supplierId)).toMatchObject({ open: 10_000 });
});
