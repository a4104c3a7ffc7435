import { Document, Page, StyleSheet, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { FONTS, registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import type { PrintedColumn, PrintedTable } from './printed-table.ts';

registerFonts();

const INK = '#1b1f23';
const SOFT = '#5b636b';
const RULE = '#c9cdd1';
const LEAF = '#1f6f4a';

/** So many columns fit a page that stands; more lie across. */
const UPRIGHT_AT_MOST = 5;

const styles = StyleSheet.create({
  page: { padding: 42, paddingBottom: 58, fontFamily: FONTS, fontSize: 9, color: INK },
  text: { lineHeight: 1.3 },
  title: { fontSize: 17, fontWeight: 700, color: LEAF, lineHeight: 1.2, marginBottom: 3 },
  of: { color: SOFT, marginBottom: 14 },
  row: { flexDirection: 'row', gap: 8, paddingVertical: 2.5, borderBottom: `0.5pt solid ${RULE}` },
  header: { borderBottom: `1pt solid ${INK}`, color: SOFT, fontSize: 8 },
  sum: { borderTop: `1pt solid ${INK}`, fontWeight: 700 },
  foot: { position: 'absolute', bottom: 26, left: 42, right: 42, color: SOFT, fontSize: 8, textAlign: 'right' },
});

/** A book as a table, A4; a long one goes on, its header on each page. */
const tableSheet: Sheet<PrintedTable> = ({ title, of, on, columns, rows }) => {
  const date = new Date(`${on}T00:00:00Z`);
  const rowOf = (cells: readonly string[], key: number) =>
    h(
      View,
      { key, style: [styles.row, key === rows.length - 1 ? styles.sum : {}], wrap: false },
      ...cells.map((cell, at) => text(cell, ...styleOf(columns[at]))),
    );
  return h(
    Document,
    { title, language: 'en', creationDate: date, modificationDate: date },
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
        ...columns.map((column) => text(column.header, ...styleOf(column))),
      ),
      ...rows.map(rowOf),
    ),
  );
};

export default tableSheet;

type Style = NonNullable<TextProps['style']>;

function styleOf(column: PrintedColumn | undefined): Style[] {
  return [{ flexGrow: column?.share ?? 1, flexBasis: 0 }, { textAlign: column?.isFigure ? 'right' : 'left' }];
}

function text(says: string, ...style: Style[]) {
  return h(Text, { style: [styles.text, ...style].flat() }, says);
}
