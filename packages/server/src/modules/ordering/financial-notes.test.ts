import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { back, partRefunds } from '../../testing/part-refunds.ts';
import { documentLines, documents } from '../finance/index.ts';
import { collectOrder } from './collect-order.ts';
import { pickupCode } from './pickup-code.ts';
import { refundOfLines } from './refund-of-lines.ts';

let canteen: Canteen;
let cola: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  cola = await canteen.dish({ price: 1_500, stock: 3_000, station: null });
});
afterAll(() => canteen.close());

const { paid, refund, notesOf, booked, violations } = partRefunds(() => canteen);
// Sold on 24 November 2026: its tax may be lowered until 30 November 2027.
const on = (day: string) => canteen.clock.set(new Date(`${day}T07:00:00.000Z`));

test('until 30 November after the year a note lowers the tax; from then on the price goes back and the tax stays paid', async () => {
  const id = await paid([[cola, 3]]);
  await collectOrder(canteen.cashier(), {
    ...{ commandId: canteen.newId(), orderId: id },
    pickupCode: pickupCode(new Uint8Array(32).fill(2), id),
  });
  on('2027-11-30');
  expect(await refundOfLines(canteen.manager(), { orderId: id, lines: back([1, 1]) })).toMatchObject({
    ...{ tax: 72, withoutTax: false },
  });
  await refund(id, back([1, 1]));
  expect(await booked(id, 'refund')).toEqual({ 4150: 1_428, 2210: 36, 2211: 36, 1010: -1_500 });

  on('2027-12-01');
  expect(await refundOfLines(canteen.manager(), { orderId: id, lines: back([1, 1]) })).toMatchObject({
    ...{ total: 1_500, tax: 0, withoutTax: true },
  });
  await refund(id, back([1, 1]));
  await refund(id, back([1, 1]));
  expect(await booked(id, 'financial-note-2')).toEqual({ 4150: 1_500, 1010: -1_500 });
  const notes = await notesOf(id);
  expect(notes.map(({ form, tax, total }) => [form, tax, total])).toEqual([
    ['CREDIT_NOTE', 72, 1_500],
    ['FINANCIAL_CREDIT_NOTE', 0, 1_500],
    ['FINANCIAL_CREDIT_NOTE', 0, 1_500],
  ]);
  const [line] = await canteen.db
    .select()
    .from(documentLines)
    .where(eq(documentLines.documentId, notes[1]?.id ?? ''));
  expect(line).toMatchObject({ taxable: 1_500, cgst: 0, sgst: 0, rateBp: 0, ofPosition: 1 });
  expect(await canteen.db.$count(documents, eq(documents.orderId, id))).toBe(4);
  expect(await violations()).toEqual([]);
});
