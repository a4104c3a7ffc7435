import { Page, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { FONTS } from '../../../platform/pdf/fonts.ts';
import { besides, type Paper, type PaperLine, type Row } from './paper.ts';
import { INK, qrBlock, SOFT, textOf, titleLines } from './sheet-blocks.ts';

const { text, soft, pair } = textOf(8.5);

/** 80 mm of a receipt printer's roll, in points; printers leave four of them free at either side. */
const WIDTH = 226.77;
const MARGIN = 11.34;

/** A document on the roll of a receipt printer: one page, as long as it is. */
export function receiptPage(paper: Paper) {
  const style = { padding: MARGIN, paddingBottom: 18, fontFamily: FONTS, fontSize: 8.5, color: INK };
  return h(
    Page,
    // Without a height the page is as long as what stands on it.
    { size: { width: WIDTH } as { width: number; height: number }, style, wrap: false },
    h(
      View,
      { style: { alignItems: 'center' } },
      text(paper.seller.name, { fontSize: 11, fontWeight: 700, textAlign: 'center', lineHeight: 1.2 }),
      ...paper.seller.lines.map((line) => soft(line, { textAlign: 'center' })),
      h(View, { style: { marginTop: 6, alignItems: 'center' } }, ...titleLines(paper, 12, 'center')),
    ),
    block(paper.facts.map(fact), buyerLines(paper)),
    block(paper.lines.map((line) => lineOf(line, paper))),
    block(paper.sums.map(sum)),
    ...taxes(paper),
    text(`${paper.inWords[0]}: ${paper.inWords[1]}`, { marginTop: 6 }),
    block(
      paper.tenders.map((row) => pair(row)),
      paper.notes.map((note) => soft(note)),
      [h(View, { key: 'qr', style: { alignItems: 'center', marginTop: 6 } }, qrBlock(paper, 96))],
    ),
  );
}

type Parts = readonly React.ReactNode[];

/** What belongs together, under a dashed rule. */
function block(...parts: readonly Parts[]) {
  return h(View, { style: { borderTop: `0.75pt dashed ${SOFT}`, marginTop: 6, paddingTop: 6 } }, ...parts.flat());
}

function fact([label, says]: Row) {
  return h(
    View,
    { key: label, style: { flexDirection: 'row', gap: 6 } },
    soft(label, { width: 68 }),
    text(says, { flexGrow: 1, flexBasis: 0 }),
  );
}

function buyerLines({ buyer }: Paper): Parts {
  if (buyer === null) return [];
  return [
    soft(buyer.label, { marginTop: 4 }),
    text(buyer.name, { fontWeight: 700 }),
    ...buyer.lines.map((line) => text(line)),
  ];
}

function lineOf(line: PaperLine, paper: Paper) {
  return h(
    View,
    { style: { marginBottom: 3 }, wrap: false },
    h(
      View,
      { style: { flexDirection: 'row', gap: 8 } },
      text(line.item, { flexGrow: 1, flexBasis: 0 }),
      text(line.amount, { textAlign: 'right' }),
    ),
    soft(besides(line, paper), { fontSize: 7.5 }),
  );
}

function sum(row: Row, at: number, all: readonly Row[]) {
  return pair(row, at === all.length - 1 ? { fontWeight: 700, fontSize: 11 } : {});
}

function taxes({ taxes: by }: Paper): Parts {
  if (by === null) return [];
  const row = (cells: readonly string[], style: object) =>
    h(
      View,
      { style: { flexDirection: 'row', gap: 4 } },
      ...cells.map((cell, at) =>
        text(cell, { ...style, flexGrow: 1, flexBasis: 0, textAlign: at === 0 ? 'left' : 'right' }),
      ),
    );
  const small = { fontSize: 7.5 };
  return [
    h(
      View,
      { style: { marginTop: 6 } },
      row(by.head, { ...small, color: SOFT }),
      ...by.rows.map((cells) => row(cells, small)),
    ),
  ];
}
