import { gstinCheckCharacter } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileHeld } from '../../../testing/while-held.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { buying } from '../sample-purchasing.ts';
import { pricesByItem, pricesOn } from './prices.ts';
import { listSuppliers } from './queries.ts';
import { saveSupplier } from './save-supplier.ts';
import { saveSupplierItem } from './save-supplier-item.ts';
import { supplierPrices, suppliers } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
});
afterAll(() => world.close());

const keeper = () => world.as('supplier:manage');
const registered = (first14: string) => first14 + gstinCheckCharacter(first14);
const mill = (given: object = {}) => ({
  ...{ id: world.newId(), name: world.newId(), paymentDays: 30, isMsme: false, leadDays: 2, ...given },
});

test('a supplier is made, changed and taken out of use; their name is their own', async () => {
  const one = mill({ name: 'Mill', contact: 'The office', phone: '+91 495 000 0000', email: 'office@mill.example' });
  expect(await saveSupplier(keeper(), one)).toMatchObject({ name: 'Mill', retiredAt: null });
  expect(await saveSupplier(keeper(), mill({ name: 'MILL' }))).toMatchObject({ code: 'NAME_TAKEN' });
  await saveSupplier(keeper(), { ...one, leadDays: 5, inUse: false, version: 1 });
  const list = async (alsoRetired: boolean) => {
    const page = await listSuppliers(world.as('supplier:read'), { search: 'mil', alsoRetired });
    return page.edges.map(({ node }) => node.name);
  };
  expect([await list(false), await list(true)]).toEqual([[], ['Mill']]);
  await expect(saveSupplier(world.as('supplier:read'), mill())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a registration whose check character does not fit is refused; one that has not even the form is not kept', async () => {
  expect(await saveSupplier(keeper(), mill({ gstin: '27AAPFU0939F1ZV' }))).toMatchObject({ gstin: '27AAPFU0939F1ZV' });
  for (const gstin of ['27AAPFU0939F1ZW', '27AAPFU0939F1Z', 'x']) {
    expect(await saveSupplier(keeper(), mill({ gstin }))).toMatchObject({ code: 'GSTIN_INVALID' });
  }
  const insert = world.db.insert(suppliers).values({ ...mill(), gstin: 'x' });
  await expect(insert).rejects.toMatchObject({ cause: { constraint_name: 'suppliers_gstin_form' } });
});

test('one registration is one supplier, unless somebody says that two have it', async () => {
  const gstin = registered('32AAACB7310D1Z');
  const first = mill({ gstin });
  expect(await saveSupplier(keeper(), first)).toMatchObject({ gstin, sharesGstin: false });
  const second = mill();
  for (const version of [0, 1]) {
    expect(await saveSupplier(keeper(), { ...second, gstin, version })).toMatchObject({
      ...{ code: 'GSTIN_TAKEN', message: expect.stringContaining(first.name), details: { supplierIds: [first.id] } },
    });
    // Neither made with it, nor given it later.
    if (version === 0) await saveSupplier(keeper(), second);
  }
  // Whoever has it is changed without being asked.
  expect(await saveSupplier(keeper(), { ...first, leadDays: 9, version: 1 })).toMatchObject({ leadDays: 9 });
  const shared = { ...second, gstin, version: 1 };
  expect(await saveSupplier(keeper(), { ...shared, sharesGstin: true })).toMatchObject({ sharesGstin: true });
  // It was said once: not asked again, but for another registration.
  expect(await saveSupplier(keeper(), { ...shared, leadDays: 9, version: 2 })).toMatchObject({ sharesGstin: true });
  expect(await saveSupplier(keeper(), { ...shared, gstin: null, version: 3 })).toMatchObject({ sharesGstin: false });
  expect(await saveSupplier(keeper(), { ...shared, version: 4 })).toMatchObject({ code: 'GSTIN_TAKEN' });
  const forged = world.db.insert(suppliers).values(mill({ gstin }));
  await expect(forged).rejects.toMatchObject({ cause: { constraint_name: 'suppliers_gstin' } });
});

test('of those who make suppliers of one registration at once, one does', async () => {
  const gstin = registered('32AAACM4821Q1Z');
  const answers: object[] = await Promise.all([1, 2, 3].map(() => saveSupplier(keeper(), mill({ gstin }))));
  expect(answers.map((one) => ('code' in one ? one.code : 'made')).sort()).toEqual([
    ...['GSTIN_TAKEN', 'GSTIN_TAKEN', 'made'],
  ]);
});

test('of two who save one registration at once the later hears it from the key itself: neither saw the other', async () => {
  const made = registered('32AAACK4821Q1Z');
  const first = sql`insert into suppliers (id, name, gstin, payment_days, is_msme, lead_days)
    values (${world.newId()}, ${world.newId()}, ${made}, 30, false, 2)`;
  const { answer, waited } = await whileHeld(world.db, first, () => saveSupplier(keeper(), mill({ gstin: made })));
  expect([waited, answer]).toMatchObject([true, { code: 'GSTIN_TAKEN', details: { supplierIds: [] } }]);
  const [given, other, one] = [registered('32AAACL4821Q1Z'), mill(), mill()];
  for (const supplier of [other, one]) await saveSupplier(keeper(), supplier);
  const change = sql`update suppliers set gstin = ${given} where id = ${other.id}`;
  const late = await whileHeld(world.db, change, () => saveSupplier(keeper(), { ...one, gstin: given, version: 1 }));
  expect([late.waited, late.answer]).toMatchObject([true, { code: 'GSTIN_TAKEN' }]);
});

test('a small enterprise is paid within 45 days, and what cannot be is invalid', async () => {
  const bad = [
    { isMsme: true, paymentDays: 46 },
    { leadDays: -1 },
    { email: 'x' },
    { phone: 'call me' },
    { name: ' ' },
  ];
  for (const given of bad) {
    await expect(saveSupplier(keeper(), mill(given))).rejects.toMatchObject({ code: 'INVALID' });
  }
  expect(await saveSupplier(keeper(), mill({ isMsme: true, paymentDays: 45 }))).toHaveProperty('id');
});

test('a new price begins another row: what held on a day stays readable, and is never rewritten', async () => {
  const [supplierId, oil] = [await buy.supplier(), await buy.item({ baseUnit: 'ml' }, { tin: 15_000 })];
  const sell = (price: number, validFrom: string, given: object = {}) =>
    saveSupplierItem(keeper(), {
      ...{
        commandId: world.newId(),
        supplierId,
        stockItemId: oil,
        unit: 'tin',
        minimumPacks: 2,
        price,
        validFrom,
        ...given,
      },
    });
  await sell(200_000, '2026-11-01');
  await sell(210_000, '2026-12-01');
  await sell(205_000, '2026-11-15');
  await sell(205_000, '2026-11-20');
  const on = async (day: string) => (await pricesOn(world.db, [supplierId], day))[0]?.price;
  expect([await on('2026-10-31'), await on('2026-11-14'), await on('2026-11-30'), await on('2026-12-01')]).toEqual([
    ...[undefined, 200_000, 205_000, 210_000],
  ]);
  const history = await pricesByItem(world.db, [`${supplierId}:${oil}`]);
  expect(history.get(`${supplierId}:${oil}`)?.map(({ price }) => price)).toEqual([210_000, 205_000, 200_000]);
  const rewrite = world.db.update(supplierPrices).set({ price: 1 }).where(eq(supplierPrices.supplierId, supplierId));
  await expect(rewrite).rejects.toMatchObject({ cause: { code: '42501' } });
  expect(await sell(1, '2026-11-01', { unit: 'kg' })).toMatchObject({ code: 'UNIT_UNKNOWN', details: { unit: 'kg' } });
  await expect(sell(-1, '2026-11-01')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(sell(1, '2026-11-01', { minimumPacks: 0 })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(sell(1, '2026-11-01', { stockItemId: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('two who change a supplier at once: the later is told; who says nothing of use leaves it, and said again it does nothing', async () => {
  const one = mill();
  await saveSupplier(keeper(), one);
  await saveSupplier(keeper(), { ...one, inUse: false, version: 1 });
  const phoned = { ...one, phone: '0471 234567', version: 2 };
  expect(await saveSupplier(keeper(), phoned)).toMatchObject({ retiredAt: expect.any(Date), version: 3 });
  expect(await saveSupplier(keeper(), phoned)).toMatchObject({ version: 3 });
  const late = await saveSupplier(keeper(), { ...one, leadDays: 9, version: 2 });
  expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});
