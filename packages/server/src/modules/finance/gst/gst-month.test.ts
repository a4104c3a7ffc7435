import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations, outlets } from '../../places/index.ts';
import type { Buyer } from '../documents/document-form.ts';
import { financeIdentities } from '../identities.ts';
import { exportGstr1, exportGstTable, type GstTable } from './export-gst.ts';
import { agrees, readGstMonth } from './gst-month.ts';
import { readRegistrations } from './registrations.ts';
import { line, OURS, THEIRS, taxedCanteen } from './sample-gst.ts';
import { tableTotals } from './table-totals.ts';

const COLLEGE: Buyer = { gstin: '27AAPFU0939F1ZV', name: 'College trust', address: 'Mumbai' };
const APRIL = { month: '2026-04-01', gstin: OURS };

let world: World;
let canteen: Awaited<ReturnType<typeof taxedCanteen>>;
const sale: typeof canteen.sale = (...said) => canteen.sale(...said);
const book: typeof canteen.book = (...said) => canteen.book(...said);
beforeAll(async () => {
  world = await openWorld();
  canteen = await taxedCanteen(world);
  const { takeBack } = canteen;
  const afar = await world.addOutlet('BL');
  await world.db.update(outlets).set({ gstin: THEIRS }).where(eq(outlets.id, afar));

  await sale('2026-04-01', [line('996333', 5_714, 143, 500), line('2202', 1_428, 286, 4_000, 'GOODS')]);
  await sale('2026-04-02', [line('1905', 4_000, 0, 0, 'GOODS'), line('996333', 2_000, 0, 0)]);
  await sale('2026-04-15', [line('996333', 10_000, 250, 500), line('2202', 1_428, 286, 4_000, 'GOODS')], COLLEGE);
  await takeBack(await sale('2026-04-20', [line('996333', 5_714, 143, 500)], COLLEGE), '2026-04-21');
  await takeBack(await sale('2026-04-29', [line('996333', 5_714, 143, 500)]), '2026-04-30');
  await sale('2026-05-01', [line('996333', 1_000, 25, 500)]);
  await sale('2026-04-10', [line('996333', 9_999, 250, 500)], null, afar);

  await book({ 2110: 57_600, 1310: 11_520, 1311: 11_520, 2100: -80_640 });
  await book({ 5150: 1_680, 1210: -1_200, 1310: -240, 1311: -240 });
});
afterAll(() => world.close());

const accountant = () => world.as('ledger:read', { everywhere: true });

test('a month of one registration: what its documents say is what the books say', async () => {
  const month = await readGstMonth(accountant(), APRIL);
  expect(month.outward).toEqual({ taxable: 5_714 + 1_428 + 10_000 + 1_428, igst: 0, cgst: 965, sgst: 965 });
  expect([month.exempt, month.nilRated]).toEqual([2_000, 4_000]);
  expect(agrees(month)).toBe(true);
  expect(month.credit).toEqual({ igst: 0, cgst: 11_520, sgst: 11_520 });
  expect(month.reversed).toEqual({ igst: 0, cgst: 240, sgst: 240 });
  expect(month.settlement).toMatchObject({ payable: { cgst: 0 }, left: { cgst: 11_280 - 965 } });
  expect(month.isSetOff).toBe(false);
  const afar = await readGstMonth(accountant(), { ...APRIL, gstin: THEIRS.toLowerCase() });
  expect(afar.outward).toMatchObject({ taxable: 9_999, cgst: 250 });
  expect((await readGstMonth(accountant(), { ...APRIL, month: '2026-03-01' })).series).toEqual([]);
});

test('GSTR-1 as the portal takes it: buyers, others, what bears no tax, notes, codes and documents', async () => {
  const { content, fileName, mediaType } = await exportGstr1(accountant(), APRIL);
  expect([fileName, mediaType]).toEqual([`gstr1-${OURS}-2026-04.json`, 'application/json']);
  expect(JSON.parse(content.toString())).toEqual({
    gstin: OURS,
    fp: '042026',
    b2b: [
      {
        ctin: COLLEGE.gstin,
        inv: [
          {
            ...{ inum: 'MC0/2627/000003', idt: '15-04-2026', val: 125, pos: '32', rchrg: 'N', inv_typ: 'R' },
            itms: [
              { num: 1, itm_det: { rt: 5, txval: 100, iamt: 0, camt: 2.5, samt: 2.5, csamt: 0 } },
              { num: 2, itm_det: { rt: 40, txval: 14.28, iamt: 0, camt: 2.86, samt: 2.86, csamt: 0 } },
            ],
          },
          {
            ...{ inum: 'MC0/2627/000004', idt: '20-04-2026', val: 60, pos: '32', rchrg: 'N', inv_typ: 'R' },
            itms: [{ num: 1, itm_det: { rt: 5, txval: 57.14, iamt: 0, camt: 1.43, samt: 1.43, csamt: 0 } }],
          },
        ],
      },
    ],
    b2cs: [
      { sply_ty: 'INTRA', pos: '32', typ: 'OE', rt: 40, txval: 14.28, iamt: 0, camt: 2.86, samt: 2.86, csamt: 0 },
      { sply_ty: 'INTRA', pos: '32', typ: 'OE', rt: 5, txval: 57.14, iamt: 0, camt: 1.43, samt: 1.43, csamt: 0 },
    ],
    nil: {
      inv: [
        ...['INTRB2B', 'INTRAB2B', 'INTRB2C'].map((kind) => ({ sply_ty: kind, expt_amt: 0, nil_amt: 0, ngsup_amt: 0 })),
        { sply_ty: 'INTRAB2C', expt_amt: 20, nil_amt: 40, ngsup_amt: 0 },
      ],
    },
    cdnr: [
      {
        ctin: COLLEGE.gstin,
        nt: [
          {
            ...{
              ntty: 'C',
              nt_num: 'MC0R/2627/000001',
              nt_dt: '21-04-2026',
              val: 60,
              pos: '32',
              rchrg: 'N',
              inv_typ: 'R',
            },
            itms: [{ num: 1, itm_det: { rt: 5, txval: 57.14, iamt: 0, camt: 1.43, samt: 1.43, csamt: 0 } }],
          },
        ],
      },
    ],
    hsn: {
      hsn_b2b: [
        { num: 1, hsn_sc: '2202', uqc: 'NOS', qty: 2, rt: 40, txval: 14.28, iamt: 0, camt: 2.86, samt: 2.86, csamt: 0 },
        { num: 2, hsn_sc: '996333', uqc: 'NA', qty: 0, rt: 5, txval: 100, iamt: 0, camt: 2.5, samt: 2.5, csamt: 0 },
      ],
      hsn_b2c: [
        { num: 1, hsn_sc: '1905', uqc: 'NOS', qty: 2, rt: 0, txval: 40, iamt: 0, camt: 0, samt: 0, csamt: 0 },
        { num: 2, hsn_sc: '2202', uqc: 'NOS', qty: 2, rt: 40, txval: 14.28, iamt: 0, camt: 2.86, samt: 2.86, csamt: 0 },
        { num: 3, hsn_sc: '996333', uqc: 'NA', qty: 0, rt: 0, txval: 20, iamt: 0, camt: 0, samt: 0, csamt: 0 },
        { num: 4, hsn_sc: '996333', uqc: 'NA', qty: 0, rt: 5, txval: 57.14, iamt: 0, camt: 1.43, samt: 1.43, csamt: 0 },
      ],
    },
    doc_issue: {
      doc_det: [
        {
          doc_num: 1,
          docs: [{ num: 1, from: 'MC0/2627/000001', to: 'MC0/2627/000005', totnum: 5, cancel: 0, net_issue: 5 }],
        },
        {
          doc_num: 5,
          docs: [{ num: 1, from: 'MC0R/2627/000001', to: 'MC0R/2627/000002', totnum: 2, cancel: 0, net_issue: 2 }],
        },
      ],
    },
  });
});

test('each table is a file with the same figures', async () => {
  const rowsOf = async (table: GstTable) => {
    const { content } = await exportGstTable(accountant(), { ask: APRIL, table, format: 'CSV' });
    return content.toString().replace('\ufeff', '').trim().split('\r\n');
  };
  expect(await rowsOf('REGISTERED')).toEqual([
    'GSTIN,number,date,"total, ₹",place of supply,reverse charge,"rate, %","taxable, ₹","IGST, ₹","CGST, ₹","SGST, ₹"',
    `${COLLEGE.gstin},MC0/2627/000003,2026-04-15,125.00,32,N,5,100.00,0.00,2.50,2.50`,
    `${COLLEGE.gstin},MC0/2627/000003,2026-04-15,125.00,32,N,40,14.28,0.00,2.86,2.86`,
    `${COLLEGE.gstin},MC0/2627/000004,2026-04-20,60.00,32,N,5,57.14,0.00,1.43,1.43`,
  ]);
  expect((await rowsOf('OTHERS')).slice(1)).toEqual([
    '32,intra-State,40,14.28,0.00,2.86,2.86',
    '32,intra-State,5,57.14,0.00,1.43,1.43',
  ]);
  expect((await rowsOf('UNTAXED')).slice(1)).toEqual([
    'unregistered,nil-rated goods,40.00',
    'unregistered,exempt service,20.00',
  ]);
  expect(await rowsOf('CREDIT_NOTES')).toHaveLength(2);
  expect(await rowsOf('CODES')).toHaveLength(7);
  expect((await rowsOf('DOCUMENTS')).slice(1)).toEqual([
    'invoices,MC0,MC0/2627/000001,MC0/2627/000005,5,0,5',
    'credit notes,MC0R,MC0R/2627/000001,MC0R/2627/000002,2,0,2',
  ]);
});

test('what the books hold beside the documents is told to the paisa; what sets tax off is no sale', async () => {
  const june = { ...APRIL, month: '2026-06-01' };
  await sale('2026-06-02', [line('996333', 10_000, 250, 500)]);
  await book({ 2210: 250, 2211: 250, 1310: -100, 1311: -100, 2230: -300 }, { day: '2026-06-30' });
  const settled = await readGstMonth(accountant(), june);
  expect([agrees(settled), settled.isSetOff, settled.credit.cgst, settled.reversed.cgst]).toEqual([true, true, 0, 0]);
  await book({ 1010: 1, 4100: -1 }, { day: '2026-06-30', source: { type: 'order', id: world.newId() } });
  expect(agrees(await readGstMonth(accountant(), june))).toBe(false);
  await book({ 1010: 1, 2210: -1 }, { day: '2026-06-30', source: { type: 'order', id: world.newId() } });
  const both = await readGstMonth(accountant(), june);
  expect(both.booked).toEqual({ taxable: 10_001, igst: 0, cgst: 251, sgst: 250 });
  await book({ 4100: 1, 1010: -1 }, { day: '2026-06-30', source: { type: 'order', id: world.newId() } });
  expect(agrees(await readGstMonth(accountant(), june))).toBe(false);

  await book({ 1010: 5, 2211: -5 }, { day: '2026-06-30' });
  const named = async (part: string) =>
    (await financeIdentities(world.db)).find(({ name }) => name.includes(part))?.violations;
  expect(await named('output GST in the books')).toEqual(['2210 holds 1491, the documents 1490']);
  expect(await named('beside sales')).toEqual([expect.stringMatching(/^entry \d+ moves 2211, and neither/)]);
});

test('what bears no tax is in table 8 alone, also where the buyer is registered; the tables come to what was sold', async () => {
  const july = { ...APRIL, month: '2026-07-01' };
  await sale('2026-07-02', [line('996333', 10_000, 250, 500), line('0401', 6_000, 0, 0, 'GOODS')], COLLEGE);
  const month = await readGstMonth(accountant(), july);
  const filed = tableTotals(month).filter(({ table }) => ['REGISTERED', 'OTHERS', 'UNTAXED'].includes(table));
  expect(filed.map(({ taxable }) => taxable)).toEqual([10_000, 0, 6_000]);
  expect(month.outward.taxable + month.exempt + month.nilRated).toBe(16_000);
  const { b2b, nil } = JSON.parse((await exportGstr1(accountant(), july)).content.toString());
  expect(b2b[0].inv[0].itms).toHaveLength(1);
  expect(nil.inv[1]).toEqual({ sply_ty: 'INTRAB2B', expt_amt: 0, nil_amt: 60, ngsup_amt: 0 });
});

test('a financial credit note is in the numbers of its series and in no table of values, and the month still agrees', async () => {
  const late = await sale('2026-10-20', [line('996333', 10_000, 250, 500)], COLLEGE);
  await canteen.takeBack(late, '2027-12-01');
  const month = await readGstMonth(accountant(), { ...APRIL, month: '2027-12-01' });
  expect(month.outward).toEqual({ taxable: 0, igst: 0, cgst: 0, sgst: 0 });
  expect([agrees(month), month.rates, month.codes, month.buyers]).toEqual([true, [], [], []]);
  expect(month.series).toMatchObject([{ type: 'CREDIT_NOTE', count: 1 }]);
});

test('a return is seen whole or not at all, by its first day, of a registration we have', async () => {
  await world.addOutlet('EX');
  const here = world.as('ledger:read');
  await expect(readGstMonth(here, APRIL)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(exportGstr1(here, APRIL)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await readRegistrations(accountant(), {})).map(({ gstin, places }) => [gstin, places.length])).toEqual([
    [THEIRS, 1],
    [OURS, 2],
  ]);
  expect(await readRegistrations(here, {})).toEqual([]);
  await expect(readGstMonth(accountant(), { ...APRIL, month: '2026-04-02' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(readGstMonth(accountant(), { ...APRIL, gstin: COLLEGE.gstin })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(readGstMonth(world.as('order:read'), APRIL)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('under composition tax is on the turnover; who is not registered has no return', async () => {
  await world.db.update(organisations).set({ taxProfile: 'COMPOSITION' });
  const { composition } = await readGstMonth(accountant(), { ...APRIL, month: '2026-05-01' });
  expect(composition).toEqual({ igst: 0, cgst: 25, sgst: 25 });
  await world.db.update(organisations).set({ taxProfile: 'UNREGISTERED' });
  // What was issued under a registration is filed under it still.
  expect((await readRegistrations(accountant(), {})).map(({ gstin, days }) => [gstin, days])).toEqual([
    [THEIRS, []],
    [OURS, []],
  ]);
  await world.db.update(organisations).set({ taxProfile: 'REGULAR_5' });
});
