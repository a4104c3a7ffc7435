import { sayRupees } from '@college-kiosk/kernel';
import { Document, Page, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { OrderFacts } from './order-facts.ts';
import { addressee, amount, day, footer, letterhead, maybe, styles, text, totals } from './sheet-parts.ts';

registerFonts();

/** Widths of the columns; the item takes the rest. */
const COLUMNS = {
  place: { width: 20 },
  item: { flexGrow: 1, flexBasis: 0 },
  quantity: { width: 72, textAlign: 'right' },
  price: { width: 78, textAlign: 'right' },
  tax: { width: 40, textAlign: 'right' },
  amount: { width: 86, textAlign: 'right' },
} as const;

/** The paper of a purchase order, A4: who orders, from whom, what and for how much. A long one goes on, its header on each page. */
const orderSheet: Sheet<OrderFacts> = (order) =>
  h(
    Document,
    {
      ...{ title: `Purchase order ${order.number}`, author: order.buyer.name, language: 'en' },
      // Of the order and not of the moment: the same order is the same file.
      ...{ creationDate: new Date(order.orderedOn), modificationDate: new Date(order.orderedOn) },
    },
    h(
      Page,
      { size: 'A4', style: styles.page },
      footer(order.number),
      letterhead(order.buyer, { title: titleOf(order), under: underTitle(order) }),
      parties(order),
      h(
        View,
        { style: [styles.row, styles.header], fixed: true },
        cell('place', '#'),
        cell('item', 'Item'),
        cell('quantity', 'Quantity'),
        cell('price', 'Price, without tax'),
        cell('tax', 'Tax'),
        cell('amount', 'Amount, without tax'),
      ),
      ...order.lines.map(lineOf),
      totals([
        ['Without tax', order.net],
        ['Tax (GST)', order.tax],
        ['Total', order.total],
      ]),
      order.note ? h(View, { style: styles.note, wrap: false }, text(order.note)) : null,
      h(
        Text,
        { style: [styles.text, styles.terms] },
        `Payment: ${order.supplier.paymentDays === 0 ? 'on the date of the bill' : `${order.supplier.paymentDays} days from the date of the bill`}. Please name ${order.number} on the delivery note and on the bill.`,
      ),
    ),
  );

export default orderSheet;

function titleOf({ isApproved, amendment }: OrderFacts): string {
  if (!isApproved) return 'Draft, not an order';
  return amendment > 0 ? 'Amended purchase order' : 'Purchase order';
}

function underTitle({ number, version, amendment, orderedOn }: OrderFacts) {
  return [
    ...(amendment > 0 ? [text(`Amendment ${amendment}`, styles.strong)] : []),
    text(`${number}${version > 1 ? `, version ${version}` : ''}`),
    text(day(orderedOn)),
  ];
}

function parties({ buyer, supplier, wantedOn, orderedBy, approvedBy }: OrderFacts) {
  return h(
    View,
    { style: styles.parties },
    addressee(supplier),
    h(
      View,
      { style: styles.party },
      text('Deliver to', styles.label),
      text(buyer.outlet, styles.strong),
      text(wantedOn ? `Wanted on ${day(wantedOn)}` : 'As soon as you can'),
      text(`Ordered by ${orderedBy}`),
      ...maybe(approvedBy, (by) => `Approved by ${by}`),
    ),
  );
}

function lineOf({ name, code, quantity, unit, price, taxRate, net }: OrderFacts['lines'][number], index: number) {
  return h(
    View,
    { key: index, style: styles.row, wrap: false },
    cell('place', String(index + 1)),
    h(View, { style: COLUMNS.item }, text(name), ...(code ? [text(`Your code: ${code}`, styles.soft)] : [])),
    cell('quantity', `${amount(quantity)} ${unit}`),
    cell('price', sayRupees(price)),
    cell('tax', `${taxRate / 100} %`),
    cell('amount', sayRupees(net)),
  );
}

function cell(column: keyof typeof COLUMNS, says: string) {
  return text(says, COLUMNS[column]);
}
