import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { recordBill, recordDebitNote } from '../payables/record-bill.ts';
import { readGstMonth } from './gst-month.ts';
import { exportGstr3b, exportGstr3bSheet, gstr3bRows } from './gstr3b.ts';
import { line, OURS, taxedCanteen } from './sample-gst.ts';

const APRIL = { month: '2026-04-01', gstin: OURS };

let world: World;
let supplierId: string;
beforeAll(async () => {
  world = await openWorld();
  supplierId = world.newId();
  const { sale, book } = await taxedCanteen(world);
  await book({ 1310: 700, 1311: 700, 3100: -1_400 }, { day: '2026-04-01', kind: 'OPENING' });
  await sale('2026-04-02', [line('996333', 100_000, 2_500, 500), line('0401', 4_000, 0, 0, 'GOODS')]);
  // Rent of 10,000.00 from a landlord who is not registered: 18 % under reverse charge, taken up as credit; and freight, which is not.
  await book({ 6300: 1_000_000, 1310: 90_000, 1311: 90_000, 2130: -1_000_000, 2240: -180_000 }, { day: '2026-04-03' });
  const freight = await book({ 6320: 105_000, 2130: -100_000, 2240: -5_000 }, { day: '2026-04-04' });
  expect(freight).toEqual(expect.any(String));
  // What pays it is no supply.
  await book({ 2240: 5_000, 1020: -5_000 }, { day: '2026-04-20' });
  await bill('2026-04-05', { untaxed: 50_000, isInterState: false });
  await bill('2026-04-06', { untaxed: 7_000, isInterState: true });
  await bill('2026-05-06', { untaxed: 9_999, isInterState: false });
  await note('2026-04-08');
});
afterAll(() => world.close());

const about = (day: string) => ({
  ...{ id: world.newId(), outletId: world.outletId, supplierId, documentDate: day, narration: 'A test' },
  ...{ at: new Date(`${day}T06:00:00.000Z`), dates: { businessDate: day, taxDate: day }, postedBy: 'test' },
});

function bill(day: string, terms: { untaxed: number; isInterState: boolean }) {
  const heads = { cgst: 1_000, sgst: 1_000, igst: 0 };
  const total = terms.untaxed + 22_000;
  const goods = { total, cleared: total - 2_000, heads, rounding: 0 };
  return world.db.transaction((tx) =>
    recordBill(tx, { ...about(day), ...terms, goods, paymentDays: 30, isSmallEnterprise: false }),
  );
}

const note = (day: string) =>
  world.db.transaction((tx) =>
    recordDebitNote(tx, { ...about(day), net: 5_000, heads: { cgst: 250, sgst: 250, igst: 0 }, billId: null }),
  );

const accountant = () => world.as('ledger:read', { everywhere: true });
const halves = (half: number) => ({ igst: 0, cgst: half, sgst: half });

test('GSTR-3B row by row: reverse charge, what was bought without tax, and debit notes that lower the credit', async () => {
  const rows = gstr3bRows(await readGstMonth(accountant(), APRIL)).map(({ part, says, taxable, tax }) => [
    part,
    says,
    taxable,
    tax,
  ]);
  expect(rows).toEqual([
    ['3.1 (a)', 'Taxed sales', 100_000, halves(2_500)],
    ['3.1 (b)', 'Zero-rated sales', 0, null],
    ['3.1 (c)', 'Exempt and nil-rated sales', 4_000, null],
    ['3.1 (d)', 'Received under reverse charge', 1_100_000, halves(92_500)],
    ['3.1 (e)', 'Outside of GST', 0, null],
    ['4 (A)', 'Input tax', null, halves(90_000 + 2_000 - 250)],
    ['4 (B)', 'Given up again', null, halves(0)],
    ['4 (C)', 'Net input tax', null, halves(91_750)],
    ['5', 'Bought without tax, in the State', 50_000, null],
    ['5', 'Bought without tax, from other States', 7_000, null],
    ['', 'Credit brought forward', null, halves(700)],
    ['', 'Given back earlier beyond what was charged', null, halves(0)],
    ['6.1', 'Set off', null, halves(2_500)],
    ['6.1', 'To pay in cash', null, halves(0)],
    ['6.1', 'To pay in cash, reverse charge', null, halves(92_500)],
    ['', 'Left for later months', null, halves(89_950)],
  ]);
});

test('as the portal takes it, with what was brought forward beside it; and as a file of the same rows', async () => {
  const { content, fileName } = await exportGstr3b(accountant(), APRIL);
  expect(fileName).toBe(`gstr3b-${OURS}-2026-04.json`);
  const tax = (half: number) => ({ iamt: 0, camt: half, samt: half, csamt: 0 });
  expect(JSON.parse(content.toString())).toMatchObject({
    ...{ gstin: OURS, ret_period: '042026' },
    sup_details: {
      osup_det: { txval: 1_000, ...tax(25) },
      osup_nil_exmp: { txval: 40 },
      isup_rev: { txval: 11_000, ...tax(925) },
    },
    inter_sup: { unreg_details: [] },
    itc_elg: { itc_avl: [{ ty: 'OTH', ...tax(917.5) }], itc_net: tax(917.5) },
    inward_sup: {
      isup_details: [
        { ty: 'GST', inter: 70, intra: 500 },
        { ty: 'NONGST', inter: 0, intra: 0 },
      ],
    },
    brought_forward: { credit: tax(7), given_back: tax(0) },
  });
  const sheet = await exportGstr3bSheet(accountant(), { ask: APRIL, format: 'CSV' });
  const lines = sheet.content.toString().replace('\ufeff', '').trim().split('\r\n');
  expect([sheet.fileName, lines.length, lines[4]]).toEqual([
    `gstr3b-${OURS}-2026-04.csv`,
    17,
    '3.1 (d),Received under reverse charge,11000.00,0.00,925.00,925.00',
  ]);
});

test('what went to people without a registration in another State is told State by State', async () => {
  const month = await readGstMonth(accountant(), APRIL);
  const [row] = month.rates;
  const abroad = {
    ...(row ?? expect.fail('nothing sold')),
    placeOfSupply: '29',
    interState: true,
    igst: 5_000,
    cgst: 0,
    sgst: 0,
  };
  const told = gstr3bRows({
    ...month,
    rates: [abroad, { ...abroad, rateBp: 4_000 }, { ...abroad, placeOfSupply: '33' }],
  });
  expect(told.filter(({ part }) => part === '3.2').map(({ says, taxable, tax }) => [says, taxable, tax?.igst])).toEqual(
    [
      ['To the unregistered in State 29', 200_000, 10_000],
      ['To the unregistered in State 33', 100_000, 5_000],
    ],
  );
});
