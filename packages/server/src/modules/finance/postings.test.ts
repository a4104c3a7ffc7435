import { sumMoney, taxLine } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billPosting, debitNotePosting, NO_TAX } from './bill-postings.ts';
import type { DocumentLineDraft } from './issue-document.ts';
import type { PostingLine } from './post.ts';
import {
  refundPosting,
  refundProcessedPosting,
  type Sale,
  type SaleTender,
  salePosting,
  strayCapturePosting,
} from './sale-postings.ts';
import {
  consumptionPosting,
  countPosting,
  deficitPosting,
  openingPosting,
  productionPosting,
  receiptPosting,
  returnPosting,
  transitPosting,
  wastePosting,
} from './stock-postings.ts';

type Amounts = Partial<Pick<DocumentLineDraft, 'taxKind' | 'cgst' | 'sgst' | 'igst'>> & { taxable: number };

function sold(amounts: Amounts): DocumentLineDraft {
  const heads = { cgst: 0, sgst: 0, igst: 0, ...amounts };
  const gross = heads.taxable + heads.cgst + heads.sgst + heads.igst;
  return { description: 'Dish', taxCode: '996333', taxKind: 'PREPARED', quantity: 1000, rateBp: 500, gross, ...heads };
}

const sale = (tender: SaleTender, lines: DocumentLineDraft[], roundOff = 0): Sale => ({
  tender,
  lines,
  roundOff,
  paymentId: 'payment',
});

/** `{ 1010: 100 }` is a debit, `{ 4100: -100 }` a credit: one figure per account, as the golden month prints them. */
function sides(lines: readonly PostingLine[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const line of lines) {
    figures[line.account] = (figures[line.account] ?? 0) + (line.debit ?? 0) - (line.credit ?? 0);
  }
  return figures;
}

const bill = sold({ taxable: 10_000, cgst: 250, sgst: 250 });
const cola = sold({ taxKind: 'GOODS', taxable: 1_428, cgst: 286, sgst: 286 });
const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

describe('the golden month posts as printed', () => {
  test.each<[string, PostingLine[], Record<string, number>]>([
    [
      'G01 opening balances',
      openingPosting({
        cash: 500_000,
        bank: 10_000_000,
        stock: [{ kind: 'INGREDIENT', value: 1_500_000 }],
        equipment: 12_000_000,
      }),
      { 1010: 500_000, 1020: 10_000_000, 1200: 1_500_000, 1500: 12_000_000, 3999: -24_000_000 },
    ],
    [
      'G02 oil received, its tax not creditable',
      receiptPosting({ stock: [{ kind: 'INGREDIENT', value: 147_000 }] }),
      { 1200: 147_000, 2110: -147_000 },
    ],
    [
      'G06 cola received, its tax excluded',
      receiptPosting({ stock: [{ kind: 'PACKAGED', value: 57_600 }], supplier: 'cola' }),
      { 1210: 57_600, 2110: -57_600 },
    ],
    [
      'G08 a thousand cash bills',
      salePosting(sale('CASH', times(1000, bill))),
      { 1010: 10_500_000, 4100: -10_000_000, 2210: -250_000, 2211: -250_000 },
    ],
    [
      'G09 five hundred UPI bills',
      salePosting(sale('UPI', times(500, bill))),
      { 1140: 5_250_000, 4100: -5_000_000, 2210: -125_000, 2211: -125_000 },
    ],
    [
      'G10 twenty colas',
      salePosting(sale('UPI', times(20, cola))),
      { 1140: 40_000, 4120: -28_560, 2210: -5_720, 2211: -5_720 },
    ],
    [
      'G17 a refund through the provider, and its being paid out',
      [...refundPosting(sale('UPI', [bill])), ...refundProcessedPosting({ amount: 10_500, paymentId: 'payment' })],
      { 4150: 10_000, 2210: 250, 2211: 250, 2330: 0, 1140: -10_500 },
    ],
    [
      'G17 a refund in cash',
      refundPosting(sale('CASH', [bill])),
      { 4150: 10_000, 2210: 250, 2211: 250, 1010: -10_500 },
    ],
    [
      'G21 oil wasted',
      wastePosting({ stock: [{ kind: 'INGREDIENT', value: 73_500 }] }),
      { 5150: 73_500, 1200: -73_500 },
    ],
    [
      'G22 a cola broken, the credited tax with it',
      wastePosting({ stock: [{ kind: 'PACKAGED', value: 1_200 }], heads: { cgst: 240, sgst: 240, igst: 0 } }),
      { 5150: 1_680, 1210: -1_200, 1310: -240, 1311: -240 },
    ],
    [
      'what staff ate is no waste',
      wastePosting({ stock: [{ kind: 'PREP', value: 900 }], byStaff: true }),
      { 6110: 900, 1200: -900 },
    ],
    [
      'waste that was taken back',
      wastePosting({ stock: [{ kind: 'PACKAGED', value: 1_200 }], heads: { ...NO_TAX, igst: 480 }, takenBack: true }),
      { 5150: -1_680, 1210: 1_200, 1312: 480 },
    ],
    [
      'G23 a count found too little',
      countPosting({ short: [{ kind: 'INGREDIENT', value: 30_000 }], over: [] }),
      { 5160: 30_000, 1200: -30_000 },
    ],
    [
      'a count found too much of one thing and too little of another',
      countPosting({ short: [{ kind: 'PACKAGED', value: 1_200 }], over: [{ kind: 'PREP', value: 2_000 }] }),
      { 5160: -800, 1210: -1_200, 1200: 2_000 },
    ],
    [
      'what was used before it was received, dearer than it was booked',
      deficitPosting({ dearer: [{ kind: 'INGREDIENT', value: 400 }], cheaper: [], bought: true }),
      { 5190: 400, 1200: -400 },
    ],
    [
      'what was used before a count found it, one thing dearer and one cheaper',
      deficitPosting({
        ...{ dearer: [{ kind: 'CONSUMABLE', value: 90 }], cheaper: [{ kind: 'PREP', value: 250 }], bought: false },
      }),
      { 5160: -160, 1220: -90, 1200: 250 },
    ],
    [
      'what was cooked out of food and cups',
      productionPosting({
        stock: [
          { kind: 'INGREDIENT', value: 2_000 },
          { kind: 'CONSUMABLE', value: 550 },
        ],
      }),
      { 1200: 550, 1220: -550 },
    ],
    ['what was cooked out of food alone', productionPosting({ stock: [{ kind: 'PREP', value: 2_000 }] }), {}],
    [
      'goods on their way between outlets',
      transitPosting({ stock: [{ kind: 'CONSUMABLE', value: 900 }], way: 'out' }),
      { 1290: 900, 1220: -900 },
    ],
    [
      'goods that came from another outlet',
      transitPosting({ stock: [{ kind: 'CONSUMABLE', value: 900 }], way: 'in' }),
      { 1290: -900, 1220: 900 },
    ],
    [
      'goods that went back before their bill',
      returnPosting({ stock: [{ kind: 'PACKAGED', value: 57_600 }], supplier: 'cola', unbilled: 57_600 }),
      { 2110: 57_600, 1210: -57_600 },
    ],
    [
      'goods that went back after their bill, dearer than they were booked',
      returnPosting({
        ...{ stock: [{ kind: 'PACKAGED', value: 57_600 }], supplier: 'cola', unbilled: 0 },
        billed: { net: 58_000, heads: { cgst: 11_600, sgst: 11_600, igst: 0 } },
      }),
      { 2100: 81_200, 1210: -57_600, 1310: -11_600, 1311: -11_600, 5190: -400 },
    ],
    [
      'G03 the bill for oil, dearer than it was received',
      billPosting({ supplier: 'mill', total: 149_100, cleared: 147_000, heads: NO_TAX, rounding: 0 }),
      { 2110: 147_000, 5190: 2_100, 2100: -149_100 },
    ],
    [
      'G05 the bill for vegetables',
      billPosting({ supplier: 'market', total: 5_000_000, cleared: 5_000_000, heads: NO_TAX, rounding: 0 }),
      { 2110: 5_000_000, 2100: -5_000_000 },
    ],
    [
      'G07 the bill for cola, its tax credited',
      billPosting({
        ...{ supplier: 'cola', total: 80_640, cleared: 57_600, rounding: 0 },
        heads: { cgst: 11_520, sgst: 11_520, igst: 0 },
      }),
      { 2110: 57_600, 1310: 11_520, 1311: 11_520, 2100: -80_640 },
    ],
    [
      'a bill that is rounded down, from another State',
      billPosting({
        ...{ supplier: 'cola', total: 80_600, cleared: 57_600, rounding: -40 },
        heads: { cgst: 0, sgst: 0, igst: 23_040 },
      }),
      { 2110: 57_600, 1312: 23_040, 6910: -40, 2100: -80_600 },
    ],
    [
      'a debit note for cola that did not come',
      debitNotePosting({ supplier: 'cola', net: 1_200, heads: { cgst: 240, sgst: 240, igst: 0 } }),
      { 2100: 1_680, 5190: -1_200, 1310: -240, 1311: -240 },
    ],
    [
      'G19/20 stock used',
      consumptionPosting({
        stock: [
          { kind: 'INGREDIENT', value: 5_000_000 },
          { kind: 'PREP', value: 200_000 },
          { kind: 'PACKAGED', value: 24_000 },
          { kind: 'CONSUMABLE', value: 700 },
        ],
      }),
      { 5100: 5_200_000, 5120: 24_000, 5140: 700, 1200: -5_200_000, 1210: -24_000, 1220: -700 },
    ],
    [
      'G33 a cash bill rounded down',
      salePosting(sale('CASH', [sold({ taxable: 4_500, cgst: 113, sgst: 113 })], -26)),
      { 1010: 4_700, 6910: 26, 4100: -4_500, 2210: -113, 2211: -113 },
    ],
    [
      'a cash bill rounded up (§1.5 B)',
      salePosting(sale('CASH', [sold({ taxable: 15_794, cgst: 395, sgst: 395 })], 16)),
      { 1010: 16_600, 6910: -16, 4100: -15_794, 2210: -395, 2211: -395 },
    ],
    [
      'a sale into another State',
      salePosting(sale('UPI', [sold({ taxable: 12_857, igst: 643 })])),
      { 1140: 13_500, 4100: -12_857, 2212: -643 },
    ],
    [
      'a capture for a dead order',
      strayCapturePosting({ amount: 10_500, paymentId: 'payment' }),
      { 1140: 10_500, 2330: -10_500 },
    ],
  ])('%s', (_, lines, figures) => expect(sides(lines)).toEqual(figures));

  test('the payment is named on the clearing line, and nobody on the cash line', () => {
    expect(salePosting(sale('CASH', [bill]))[0]).not.toHaveProperty('party');
    expect(salePosting(sale('UPI', [bill]))[0]).toMatchObject({ party: 'payment' });
  });
});

const line = fc
  .record({
    taxKind: fc.constantFrom('PREPARED' as const, 'GOODS' as const),
    gross: fc.integer({ min: 1, max: 10_000_000 }),
    rateBp: fc.constantFrom(0, 500, 1800, 4000),
    interState: fc.boolean(),
    mode: fc.constantFrom('INCLUSIVE' as const, 'EXCLUSIVE' as const),
  })
  .map(({ taxKind, ...input }): DocumentLineDraft => {
    const taxed = taxLine(input);
    const head = (code: string) => taxed.components.find((part) => part.code === code)?.amount ?? 0;
    return {
      ...{ description: 'Dish', taxCode: '996333', taxKind, quantity: 1000 },
      gross: taxed.gross,
      taxable: taxed.taxable,
      rateBp: input.rateBp,
      cgst: head('CGST'),
      sgst: head('SGST'),
      igst: head('IGST'),
    };
  });

test('any sale balances, moves exactly what was paid, and its refund leaves only the returns against it', () => {
  const sales = fc.record({
    tender: fc.constantFrom('CASH' as const, 'UPI' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 20 }),
    roundOff: fc.integer({ min: -49, max: 50 }),
  });
  fc.assert(
    fc.property(sales, (given) => {
      const paid = { ...given, paymentId: 'payment' };
      const due = sumMoney(given.lines.flatMap((each) => [each.taxable, each.cgst, each.sgst, each.igst]));
      fc.pre(due + given.roundOff > 0);
      const posted = salePosting(paid);
      const figures = sides(posted);
      expect(sumMoney(Object.values(figures))).toBe(0);
      expect(figures[given.tender === 'CASH' ? '1010' : '1140']).toBe(due + given.roundOff);
      for (const each of posted) expect([each.debit ?? 0, each.credit ?? 0].filter((side) => side > 0)).toHaveLength(1);

      const both = sides([...posted, ...refundPosting(paid)]);
      expect(sumMoney(Object.values(both))).toBe(0);
      for (const account of ['2210', '2211', '2212', '6910', '1010']) expect(both[account] ?? 0).toBe(0);
      expect(both['4150'] ?? 0).toBe(-((both['4100'] ?? 0) + (both['4120'] ?? 0)));
    }),
  );
});
