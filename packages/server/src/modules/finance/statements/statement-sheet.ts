import { Document, Page, StyleSheet, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { FONTS, registerFonts } from '../../../platform/pdf/fonts.ts';
import { plainRupees } from '../../../platform/pdf/plain-rupees.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { StatementLine, StatementLineKind } from './lines.ts';
import type { Statement } from './statement.ts';

registerFonts();

type Style = NonNullable<TextProps['style']>;

const INK = '#1b1f23';
const SOFT = '#5b636b';
const RULE = '#c9cdd1';
const LEAF = '#1f6f4a';

/** So many columns fit a page that stands; more lie across. */
const UPRIGHT_AT_MOST = 3;

const styles = StyleSheet.create({
  page: { padding: 42, paddingBottom: 58, fontFamily: FONTS, fontSize: 9.5, color: INK },
  text: { lineHeight: 1.35 },
  title: { fontSize: 17, fontWeight: 700, color: LEAF, lineHeight: 1.2, marginBottom: 3 },
  of: { color: SOFT, marginBottom: 16 },
  row: { flexDirection: 'row', gap: 8, paddingVertical: 3, borderBottom: `0.5pt solid ${RULE}` },
  header: { borderBottom: `1pt solid ${INK}`, color: SOFT, fontSize: 8 },
  label: { flexGrow: 1, flexBasis: 0 },
  amount: { width: 88, textAlign: 'right' },
  share: { width: 40, textAlign: 'right', color: SOFT },
  foot: { position: 'absolute', bottom: 26, left: 42, right: 42, color: SOFT, fontSize: 8, textAlign: 'right' },
});

const LOOKS: Readonly<Record<StatementLineKind, { readonly row: Style; readonly label: Style }>> = {
  HEADING: { row: { borderBottom: 0, marginTop: 10 }, label: { fontWeight: 700 } },
  ACCOUNT: { row: {}, label: { paddingLeft: 12 } },
  SUM: { row: {}, label: { fontWeight: 700 } },
  RESULT: { row: { borderTop: `1pt solid ${INK}`, marginBottom: 8, fontWeight: 700 }, label: { fontWeight: 700 } },
  NOTE: { row: { borderBottom: 0, color: SOFT }, label: {} },
};

/** A statement, A4; a long one goes on, its header on each page. */
const statementSheet: Sheet<Statement> = ({ title, of, statement, columns, lines }) => {
  const hasShares = statement === 'PROFIT_AND_LOSS';
  const on = new Date(`${columns[0]?.to}T00:00:00Z`);
  const rowOf = ({ key, kind, label, amounts, shares }: StatementLine) =>
    h(
      View,
      { key, style: [styles.row, LOOKS[kind].row].flat(), wrap: false },
      text(label, [styles.label, LOOKS[kind].label].flat()),
      ...columns.flatMap((_, at) => [
        text(amounts[at] === undefined ? '' : plainRupees(amounts[at]), styles.amount),
        ...(hasShares ? [text(percent(shares[at] ?? null), styles.share)] : []),
      ]),
    );
  return h(
    Document,
    // Of its days and not of the moment: the same statement is the same file.
    { title, language: 'en', creationDate: on, modificationDate: on },
    h(
      Page,
      { size: 'A4', orientation: columns.length > UPRIGHT_AT_MOST ? 'landscape' : 'portrait', style: styles.page },
      h(Text, {
        ...{ style: styles.foot, fixed: true },
        render: ({ pageNumber, totalPages }) => `${title}, page ${pageNumber} of ${totalPages}`,
      }),
      text(title, styles.title),
      text(of, styles.of),
      h(
        View,
        { style: [styles.row, styles.header], fixed: true },
        text('₹', styles.label),
        ...columns.flatMap(({ label }) => [
          text(label, styles.amount),
          ...(hasShares ? [text('%', styles.share)] : []),
        ]),
      ),
      ...lines.map(rowOf),
    ),
  );
};

export default statementSheet;

function text(says: string, style: Style) {
  return h(Text, { style: [styles.text, style].flat() }, says);
}

function percent(basisPoints: number | null): string {
  return basisPoints === null ? '' : (basisPoints / 100).toFixed(1);
}
