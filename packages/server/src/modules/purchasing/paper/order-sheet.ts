import { Document, Page, StyleSheet, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import { FONTS, registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { OrderFacts } from './order-facts.ts';

registerFonts();

type Style = NonNullable<TextProps['style']>;

const INK = '#1b1f23';
const SOFT = '#5b636b';
const RULE = '#c9cdd1';
const LEAF = '#1f6f4a';

const styles = StyleSheet.create({
  page: { padding: 42, paddingBottom: 58, fontFamily: FONTS, fontSize: 9.5, color: INK },
  // Not of the page: what is said anew on each page is left out where a line height is inherited.
  text: { lineHeight: 1.35 },
  head: { flexDirection: 'row', justifyContent: 'space-between', gap: 24, marginBottom: 18 },
  buyer: { flexGrow: 1, flexBasis: 0 },
  name: { fontSize: 17, fontWeight: 700, color: LEAF, lineHeight: 1.2, marginBottom: 3 },
  soft: { color: SOFT },
  title: { fontSize: 15, fontWeight: 700, textAlign: 'right', lineHeight: 1.2, marginBottom: 3 },
  of: { alignItems: 'flex-end' },
  parties: { flexDirection: 'row', gap: 24, marginBottom: 16 },
  party: { flexGrow: 1, flexBasis: 0, borderTop: `1pt solid ${RULE}`, paddingTop: 6 },
  label: { fontSize: 8, color: SOFT, marginBottom: 2 },
  strong: { fontWeight: 700 },
  row: { flexDirection: 'row', borderBottom: `0.5pt solid ${RULE}`, paddingVertical: 5, gap: 8 },
  header: { borderBottom: `1pt solid ${INK}`, color: SOFT, fontSize: 8 },
  totals: { marginTop: 10, marginLeft: 'auto', width: 230 },
  totalRow: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 2 },
  grand: { borderTop: `1pt solid ${INK}`, marginTop: 3, paddingTop: 5, fontWeight: 700, fontSize: 11.5 },
  note: { marginTop: 16, padding: 8, border: `0.5pt solid ${RULE}` },
  terms: { marginTop: 14, color: SOFT },
  foot: { position: 'absolute', bottom: 26, left: 42, width: 511, color: SOFT, fontSize: 8, textAlign: 'right' },
});

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
      h(Text, {
        ...{ style: styles.foot, fixed: true },
        render: ({ pageNumber, totalPages }) => `${order.number}, page ${pageNumber} of ${totalPages}`,
      }),
      letterhead(order),
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
      totals(order),
      order.note ? h(View, { style: styles.note, wrap: false }, text(order.note)) : null,
      h(
        Text,
        { style: [styles.text, styles.terms] },
        `Payment: ${order.supplier.paymentDays === 0 ? 'on the date of the bill' : `${order.supplier.paymentDays} days from the date of the bill`}. Please name ${order.number} on the delivery note and on the bill.`,
      ),
    ),
  );

export default orderSheet;

function letterhead({ buyer, number, version, amendment, orderedOn, isApproved }: OrderFacts) {
  return h(
    View,
    { style: styles.head },
    h(
      View,
      { style: styles.buyer },
      text(buyer.name, styles.name),
      ...(buyer.legalName === buyer.name ? [] : [text(buyer.legalName)]),
      ...maybe(buyer.gstin, (gstin) => `GSTIN ${gstin}`),
      ...maybe(buyer.fssaiLicence, (licence) => `FSSAI ${licence}`),
    ),
    h(
      View,
      { style: styles.of },
      text(
        !isApproved ? 'Draft, not an order' : amendment > 0 ? 'Amended purchase order' : 'Purchase order',
        styles.title,
      ),
      ...(amendment > 0 ? [text(`Amendment ${amendment}`, styles.strong)] : []),
      text(`${number}${version > 1 ? `, version ${version}` : ''}`),
      text(day(orderedOn)),
    ),
  );
}

function parties({ buyer, supplier, wantedOn, orderedBy, approvedBy }: OrderFacts) {
  return h(
    View,
    { style: styles.parties },
    h(
      View,
      { style: styles.party },
      text('To', styles.label),
      text(supplier.name, styles.strong),
      ...maybe(supplier.contact),
      ...maybe(supplier.phone),
      ...maybe(supplier.email),
      ...maybe(supplier.gstin, (gstin) => `GSTIN ${gstin}`),
    ),
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
    cell('price', rupees(price)),
    cell('tax', `${taxRate / 100} %`),
    cell('amount', rupees(net)),
  );
}

function totals({ net, tax, total }: OrderFacts) {
  const row = (label: string, paise: number, style: Style = {}) =>
    h(View, { style: [styles.totalRow, style].flat() }, text(label), text(rupees(paise)));
  return h(
    View,
    { style: styles.totals, wrap: false },
    row('Without tax', net),
    row('Tax (GST)', tax),
    row('Total', total, styles.grand),
  );
}

function cell(column: keyof typeof COLUMNS, says: string) {
  return text(says, COLUMNS[column]);
}

function text(says: ReactNode, style: Style = {}) {
  return h(Text, { style: [styles.text, style].flat() }, says);
}

function maybe(says: string | null, words: (says: string) => string = (word) => word) {
  return says === null ? [] : [text(words(says), styles.soft)];
}

/** `₹1,00,000.00`. */
function rupees(paise: number): string {
  return new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' }).format(paise / 100);
}

function amount(milli: number): string {
  return new Intl.NumberFormat('en-IN', { maximumFractionDigits: 3 }).format(milli / 1_000);
}

function day(date: string): string {
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-IN', words).format(new Date(`${date}T00:00:00Z`));
}
