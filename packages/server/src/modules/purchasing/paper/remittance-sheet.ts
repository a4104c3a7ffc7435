import { sayRupees, sumMoney } from '@college-kiosk/kernel';
import { Document, Page, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { RemittanceFacts } from './remittance-facts.ts';
import { addressee, day, footer, letterhead, maybe, styles, text, totals } from './sheet-parts.ts';

registerFonts();

/** Widths of the columns; the bill takes the rest. */
const COLUMNS = {
  bill: { flexGrow: 1, flexBasis: 0 },
  date: { width: 120 },
  total: { width: 100, textAlign: 'right' },
  paid: { width: 100, textAlign: 'right' },
} as const;

/** What tells a supplier which of their bills a payment is for, A4. */
const remittanceSheet: Sheet<RemittanceFacts> = (advice) => {
  const onBills = sumMoney(advice.lines.map(({ paid }) => paid));
  return h(
    Document,
    {
      ...{ title: `Remittance advice ${advice.number}`, author: advice.buyer.name, language: 'en' },
      // Of the payment and not of the moment: the same payment is the same file.
      ...{ creationDate: new Date(advice.day), modificationDate: new Date(advice.day) },
    },
    h(
      Page,
      { size: 'A4', style: styles.page },
      footer(advice.number),
      letterhead(advice.buyer, { title: 'Remittance advice', under: [text(advice.number), text(day(advice.day))] }),
      h(View, { style: styles.parties }, addressee(advice.supplier), howPaid(advice)),
      ...(advice.lines.length === 0 ? [] : [header(), ...advice.lines.map(lineOf)]),
      totals([
        ['For these bills', onBills],
        ...(advice.amount === onBills ? [] : [['In advance', advice.amount - onBills] as const]),
        ['Paid', advice.amount],
      ]),
      text('Please tell us if this does not agree with your books.', styles.terms),
    ),
  );
};

export default remittanceSheet;

function howPaid({ method, reference, buyer }: RemittanceFacts) {
  return h(
    View,
    { style: styles.party },
    text('Paid', styles.label),
    text(method, styles.strong),
    ...maybe(reference, (number) => `Reference ${number}`),
    text(`From ${buyer.outlet}`),
  );
}

function header() {
  return h(
    View,
    { style: [styles.row, styles.header], fixed: true },
    cell('bill', 'Your bill'),
    cell('date', 'Of'),
    cell('total', 'Came to'),
    cell('paid', 'Paid of it'),
  );
}

function lineOf({ number, billDate, total, paid }: RemittanceFacts['lines'][number], index: number) {
  return h(
    View,
    { key: index, style: styles.row, wrap: false },
    cell('bill', number),
    cell('date', day(billDate)),
    cell('total', sayRupees(total)),
    cell('paid', sayRupees(paid)),
  );
}

function cell(column: keyof typeof COLUMNS, says: string) {
  return text(says, COLUMNS[column]);
}
