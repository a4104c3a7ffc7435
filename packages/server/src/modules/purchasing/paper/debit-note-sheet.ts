import { Document, Page, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { DebitNoteFacts } from './debit-note-facts.ts';
import { addressee, amount, day, footer, letterhead, maybe, styles, text, totals } from './sheet-parts.ts';

registerFonts();

/** Widths of the columns; the item takes the rest. */
const COLUMNS = {
  place: { width: 20 },
  item: { flexGrow: 1, flexBasis: 0 },
  batch: { width: 150 },
  quantity: { width: 90, textAlign: 'right' },
} as const;

/** The paper of a debit note, A4: what a supplier owes us back, for which bill, and for which goods. */
const debitNoteSheet: Sheet<DebitNoteFacts> = (note) =>
  h(
    Document,
    {
      ...{ title: `Debit note ${note.number}`, author: note.buyer.name, language: 'en' },
      // Of the note and not of the moment: the same note is the same file.
      ...{ creationDate: new Date(note.issuedOn), modificationDate: new Date(note.issuedOn) },
    },
    h(
      Page,
      { size: 'A4', style: styles.page },
      footer(note.number),
      letterhead(note.buyer, { title: 'Debit note', under: [text(note.number), text(day(note.issuedOn))] }),
      h(View, { style: styles.parties }, addressee(note.supplier), whatFor(note)),
      ...(note.lines.length === 0 ? [] : [header(), ...note.lines.map(lineOf)]),
      totals([
        ['Without tax', note.net],
        ['Tax (GST)', note.tax],
        ['We ask back', note.net + note.tax],
      ]),
      h(View, { style: styles.note, wrap: false }, text(note.reason)),
      text(`Please name ${note.number} on your credit note.`, styles.terms),
    ),
  );

export default debitNoteSheet;

function whatFor({ bill, sentBack, buyer }: DebitNoteFacts) {
  return h(
    View,
    { style: styles.party },
    text('For', styles.label),
    text(sentBack ? 'Goods sent back' : 'What was billed too much', styles.strong),
    ...(bill ? [text(`Your bill ${bill.number} of ${day(bill.billDate)}`)] : []),
    ...(sentBack ? [text(`Sent back on ${day(sentBack.on)}`)] : []),
    ...maybe(sentBack?.reference ?? null, (reference) => `With our note ${reference}`),
    text(`From ${buyer.outlet}`),
  );
}

function header() {
  return h(
    View,
    { style: [styles.row, styles.header], fixed: true },
    cell('place', '#'),
    cell('item', 'Item'),
    cell('batch', 'Batch'),
    cell('quantity', 'Quantity'),
  );
}

function lineOf({ name, supplierBatch, quantity, unit }: DebitNoteFacts['lines'][number], index: number) {
  return h(
    View,
    { key: index, style: styles.row, wrap: false },
    cell('place', String(index + 1)),
    cell('item', name),
    cell('batch', supplierBatch ?? '–'),
    cell('quantity', `${amount(quantity)} ${unit}`),
  );
}

function cell(column: keyof typeof COLUMNS, says: string) {
  return text(says, COLUMNS[column]);
}
