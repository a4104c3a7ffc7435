import { Document, Page, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import { FONTS, registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { MadeOut } from './invoice-facts.ts';
import { type Paper, type PaperLine, paperOf, type Row } from './paper.ts';
import { receiptPage } from './receipt-page.ts';
import { INK, LEAF, qrBlock, RULE, SOFT, type Style, textOf, titleLines } from './sheet-blocks.ts';

const { text, soft, pair } = textOf(9.5);

registerFonts();

/** Widths of the columns; the item takes the rest. */
const COLUMNS = {
  item: { flexGrow: 1, flexBasis: 0 },
  code: { width: 52 },
  quantity: { width: 34, textAlign: 'right' },
  price: { width: 58, textAlign: 'right' },
  taxable: { width: 76, textAlign: 'right' },
  rate: { width: 44, textAlign: 'right' },
  amount: { width: 68, textAlign: 'right' },
} as const;
type Column = keyof typeof COLUMNS;

/** A document as PDF: A4, or one page of a receipt printer's roll. What it says stands in `paper.ts`. */
const invoiceSheet: Sheet<MadeOut> = (made) => {
  const paper = paperOf(made);
  const on = new Date(made.facts.issuedAt.replace(/^(\d\d)-(\d\d)-(\d{4}) (.*)$/, '$3-$2-$1T$4:00Z'));
  return h(
    Document,
    {
      ...{ title: `${paper.title} ${paper.number}`, author: paper.seller.name, language: paper.language },
      // Of the document and not of the moment: the same copy is the same file.
      ...{ creationDate: on, modificationDate: on },
    },
    paper.size === 'A4' ? a4Page(paper) : receiptPage(paper),
  );
};

export default invoiceSheet;

function a4Page(paper: Paper) {
  const style = { padding: 42, paddingBottom: 58, fontFamily: FONTS, fontSize: 9.5, color: INK };
  return h(
    Page,
    { size: 'A4', style },
    footer(paper.number),
    head(paper),
    h(View, { style: { flexDirection: 'row', gap: 24, marginBottom: 16 } }, facts(paper.facts), ...buyer(paper)),
    row(paper.head, paper, { borderBottom: `1pt solid ${INK}` }, true),
    ...paper.lines.map((line) => row(line, paper, { borderBottom: `0.5pt solid ${RULE}` }, false)),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between', gap: 24, marginTop: 12 }, wrap: false },
      h(View, { style: { width: 260 } }, ...taxes(paper)),
      h(View, { style: { width: 200 } }, ...paper.sums.map(sum)),
    ),
    text(`${paper.inWords[0]}: ${paper.inWords[1]}`, { marginTop: 10 }),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between', gap: 24, marginTop: 16 }, wrap: false },
      h(
        View,
        { style: { width: 300 } },
        ...paper.tenders.map((one) => pair(one)),
        h(View, { style: { marginTop: 8 } }, ...paper.notes.map((note) => soft(note))),
      ),
      qrBlock(paper, 92),
    ),
  );
}

function head(paper: Paper) {
  return h(
    View,
    { style: { flexDirection: 'row', justifyContent: 'space-between', gap: 24, marginBottom: 18 } },
    h(
      View,
      { style: { flexGrow: 1, flexBasis: 0 } },
      text(paper.seller.name, { fontSize: 17, fontWeight: 700, color: LEAF, lineHeight: 1.2, marginBottom: 3 }),
      ...paper.seller.lines.map((line) => soft(line)),
    ),
    h(View, { style: { alignItems: 'flex-end' } }, ...titleLines(paper, 15, 'right')),
  );
}

const PARTY = { flexGrow: 1, flexBasis: 0, borderTop: `1pt solid ${RULE}`, paddingTop: 6 } as const;

function facts(rows: readonly Row[]) {
  const fact = ([label, says]: Row) =>
    h(
      View,
      { key: label, style: { flexDirection: 'row', gap: 10 } },
      soft(label, { width: 96 }),
      text(says, { flexGrow: 1, flexBasis: 0 }),
    );
  return h(View, { style: PARTY }, ...rows.map(fact));
}

function buyer({ buyer: whom }: Paper): ReactNode[] {
  if (whom === null) return [];
  const name = text(whom.name, { fontWeight: 700 });
  return [h(View, { style: PARTY }, soft(whom.label, { fontSize: 8 }), name, ...whom.lines.map((line) => text(line)))];
}

function row(line: PaperLine, { showsTax }: Paper, style: Style, isHeader: boolean) {
  const columns = (Object.keys(COLUMNS) as Column[]).filter(
    (column) => showsTax || (column !== 'taxable' && column !== 'rate'),
  );
  return h(
    View,
    // The header stands on every page.
    {
      style: [{ flexDirection: 'row' as const, paddingVertical: 5, gap: 8 }, style].flat(),
      wrap: false,
      fixed: isHeader,
    },
    ...columns.map((column) =>
      text(line[column], isHeader ? { ...COLUMNS[column], color: SOFT, fontSize: 8 } : COLUMNS[column]),
    ),
  );
}

function taxes({ taxes: by }: Paper): ReactNode[] {
  if (by === null) return [];
  const cells = (row: readonly string[], style: Style) =>
    h(
      View,
      { style: { flexDirection: 'row', gap: 6, paddingVertical: 1.5 } },
      ...row.map((cell, at) =>
        text(
          cell,
          [style, at === 0 ? { width: 48 } : ({ flexGrow: 1, flexBasis: 0, textAlign: 'right' } as const)].flat(),
        ),
      ),
    );
  return [cells(by.head, { color: SOFT, fontSize: 8 }), ...by.rows.map((one) => cells(one, {}))];
}

function sum(one: Row, at: number, all: readonly Row[]) {
  if (at < all.length - 1) return pair(one);
  const whole = { borderTop: `1pt solid ${INK}`, marginTop: 3, paddingTop: 5 };
  return h(View, { style: whole }, pair(one, { fontWeight: 700, fontSize: 11.5 }));
}

function footer(number: string) {
  const style = {
    position: 'absolute',
    bottom: 26,
    left: 42,
    width: 511,
    color: SOFT,
    fontSize: 8,
    textAlign: 'right',
  } as const;
  return h(Text, {
    ...{ style, fixed: true },
    render: ({ pageNumber, totalPages }) => `${number} · ${pageNumber}/${totalPages}`,
  });
}
