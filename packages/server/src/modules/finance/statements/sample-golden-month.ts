import type { Database } from '../../../platform/db/database.ts';
import { type BilledGoods, NO_TAX } from '../bill-postings.ts';
import { bookkeeping } from '../journals/sample-journals.ts';
import { recordBill } from '../payables/record-bill.ts';
import { type EntryKind, type PostingLine, post } from '../post.ts';
import { refundPosting, refundProcessedPosting, salePosting } from '../sale-postings.ts';
import { consumptionPosting, countPosting, openingPosting, receiptPosting, wastePosting } from '../stock-postings.ts';

type World = Parameters<typeof bookkeeping>[0] & { readonly db: Database; readonly clock: { now(): Date } };

/** Rupees on accounts: a debit, or less than nothing for a credit. */
type Sides = Readonly<Record<string, number>>;

const paise = (rupees: number) => Math.round(rupees * 100);

function linesOf(sides: Sides): PostingLine[] {
  return Object.entries(sides).map(([account, rupees]) => {
    return rupees > 0 ? { account, debit: paise(rupees) } : { account, credit: paise(-rupees) };
  });
}

/** A line of a bill as it is sold so often: rupees without tax, and of each head. */
function sold(taxKind: 'PREPARED' | 'GOODS', [taxable, head]: readonly [number, number], times = 1) {
  const [base, tax] = [paise(taxable), paise(head)];
  const line = {
    ...{ description: 'Sold', taxCode: '996333', taxKind, quantity: 1_000, gross: base + 2 * tax, taxable: base },
    ...{ rateBp: 500, cgst: tax, sgst: tax, igst: 0 },
  };
  return Array.from({ length: times }, () => line);
}

/** The doors of finance by which entries come into the books, each on the next day of April. */
function doorsOf(world: World) {
  const books = bookkeeping(world);
  let day = 0;
  const nextDay = () => {
    day = (day % 30) + 1;
    return `2026-04-${String(day).padStart(2, '0')}`;
  };
  const posted = (lines: readonly PostingLine[], kind: EntryKind = 'ORDINARY') => {
    const date = nextDay();
    return world.db.transaction((tx) =>
      post(tx, {
        ...{ outletId: world.outletId, kind, source: { type: 'test', id: world.newId() }, event: 'happened' },
        ...{ narration: 'Golden month', at: world.clock.now(), postedBy: 'test' },
        ...{ dates: { businessDate: date, taxDate: date }, lines },
      }),
    );
  };
  const printed = (sides: Sides) => posted(linesOf(sides));
  const written = (sides: Sides, kind: 'ORDINARY' | 'OPENING' = 'ORDINARY') => {
    const lines = linesOf(sides).map(({ account, debit = 0, credit = 0 }) => ({ account, debit, credit }));
    return books.posted({ kind, day: nextDay(), narration: 'Golden month', lines });
  };
  const billed = (goods: BilledGoods) =>
    world.db.transaction((tx) => {
      const { supplier: supplierId, ...rest } = goods;
      const date = nextDay();
      return recordBill(tx, {
        ...{ id: world.newId(), outletId: world.outletId, supplierId, documentDate: date, at: world.clock.now() },
        ...{ dates: { businessDate: date, taxDate: date }, postedBy: 'test', narration: 'Bill', goods: rest },
        ...{ paymentDays: 30, isSmallEnterprise: false, untaxed: 0, isInterState: false },
      });
    });
  return { posted, printed, written, billed };
}

/**
 * For tests: the golden month, April 2026, entry by entry (rules §2.3). By the verbs of finance where they exist: postings of sales, stock
 * and bills, journals by two people. What has no verb yet (settlements, wallets, points, drops, tips, payments) is posted as printed.
 */
export async function playGoldenMonth(world: World): Promise<void> {
  const { posted, printed, written, billed } = doorsOf(world);
  const [mill, market, drinks] = [world.newId(), world.newId(), world.newId()];
  const sale = (tender: 'CASH' | 'UPI', lines: ReturnType<typeof sold>, roundOff = 0) => ({
    ...{ tender, lines, roundOff, paymentId: 'payment' },
  });

  // G01: stock by its file, the rest by hand, and all of it taken over to capital.
  await posted(openingPosting({ stock: [{ kind: 'INGREDIENT', value: paise(15_000) }] }), 'OPENING');
  await written({ 1010: 5_000, 1020: 100_000, 1500: 120_000, 3999: -225_000 }, 'OPENING');
  await written({ 3999: 240_000, 3100: -240_000 }, 'OPENING');
  // G02-G07
  await posted(receiptPosting({ stock: [{ kind: 'INGREDIENT', value: paise(1_470) }], supplier: mill }));
  await billed({ supplier: mill, total: paise(1_491), cleared: paise(1_470), heads: NO_TAX, rounding: 0 });
  await posted(receiptPosting({ stock: [{ kind: 'INGREDIENT', value: paise(50_000) }], supplier: market }));
  await billed({ supplier: market, total: paise(50_000), cleared: paise(50_000), heads: NO_TAX, rounding: 0 });
  await posted(receiptPosting({ stock: [{ kind: 'PACKAGED', value: paise(576) }], supplier: drinks }));
  const heads = { cgst: paise(115.2), sgst: paise(115.2), igst: 0 };
  await billed({ supplier: drinks, total: paise(806.4), cleared: paise(576), heads, rounding: 0 });
  // G08-G10
  await posted(salePosting(sale('CASH', sold('PREPARED', [100, 2.5], 1_000))));
  await posted(salePosting(sale('UPI', sold('PREPARED', [100, 2.5], 500))));
  await posted(salePosting(sale('UPI', sold('GOODS', [14.28, 2.86], 20))));
  // G11-G16
  await printed({ 1140: 5_000, 2300: -5_000 });
  await printed({ 2300: 840, 4100: -800, 2210: -20, 2211: -20 });
  await printed({ 1010: 94.5, 4180: 10, 4100: -100, 2210: -2.25, 2211: -2.25 });
  await printed({ 4190: 980, 2310: -980 });
  await printed({ 1010: 5_750, 4185: 238, 4100: -5_714, 2210: -137, 2211: -137 });
  await printed({ 2310: 196, 4195: -196 });
  // G17, through 2330 as the product does
  await posted(refundPosting(sale('UPI', sold('PREPARED', [100, 2.5]))));
  await posted(refundProcessedPosting({ amount: paise(105), paymentId: 'payment' }));
  // G18
  await printed({ 1020: 54_378.12, 6310: 1_116, 6311: 200.88, 1140: -55_695 });
  // G19-G23
  await posted(
    consumptionPosting({
      stock: [
        { kind: 'INGREDIENT', value: paise(52_000) },
        { kind: 'PACKAGED', value: paise(240) },
      ],
    }),
  );
  await posted(wastePosting({ stock: [{ kind: 'INGREDIENT', value: paise(735) }] }));
  await posted(
    wastePosting({ stock: [{ kind: 'PACKAGED', value: paise(12) }], heads: { cgst: 240, sgst: 240, igst: 0 } }),
  );
  await posted(countPosting({ short: [{ kind: 'INGREDIENT', value: paise(300) }], over: [] }));
  // G24-G29
  await printed({ 6200: 2_500, 2120: -2_500 });
  await printed({ 2120: 2_500, 1020: -2_500 });
  await printed({ 2100: 51_491, 1020: -51_491 });
  await printed({ 6900: 10, 1010: -10 });
  await printed({ 1030: 100_000, 1010: -100_000 });
  await printed({ 1020: 100_000, 1030: -100_000 });
  // G30, G31
  await written({ 6400: 2_000, 1590: -2_000 });
  await written({ 6100: 30_000, 1020: -30_000 });
  // G32, G33
  await printed({ 1010: 100, 2340: -100 });
  await posted(salePosting(sale('CASH', sold('PREPARED', [45, 1.13]), -26)));
  // G34-G37
  await written({ 1500: 10_000, 1020: -10_000 });
  await written({ 1020: 5_000, 3100: -5_000 });
  await written({ 6300: 12_000, 2130: -12_000 });
  await written({ 2210: 3_965.08, 2211: 3_965.08, 1310: -112.8, 1311: -112.8, 6910: -0.56, 2230: -7_704 });
}
