import { sayRupees } from '@college-kiosk/kernel';
import { Document, Page, StyleSheet, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import { FONTS, registerFonts } from '../../../platform/pdf/fonts.ts';
import type { Sheet } from '../../../platform/pdf/sheet.ts';
import { KIND_WORDS, type ReportFacts } from './report-facts.ts';

registerFonts();

type Style = NonNullable<TextProps['style']>;

/** 80 mm, in points. Its length is that of what stands on it. */
const WIDTH = 226.77;
const LINE = 14;
const AROUND = 230;
/** Letters on a line, about. */
const LETTERS = 40;

const styles = StyleSheet.create({
  page: { padding: 12, fontFamily: FONTS, fontSize: 8.5, color: '#000000' },
  // Its size is said here too: a line height beside a size that is inherited is reckoned of another one.
  text: { fontSize: 8.5, lineHeight: 1.3 },
  middle: { textAlign: 'center' },
  title: { fontSize: 13, fontWeight: 700, textAlign: 'center', marginVertical: 4 },
  rule: { borderBottom: '0.7pt solid #000000', marginVertical: 5 },
  row: { flexDirection: 'row', justifyContent: 'space-between', gap: 8 },
  strong: { fontWeight: 700, fontSize: 9.5 },
  right: { textAlign: 'right', flexShrink: 1 },
});

/** An X or Z report for the printer of receipts. */
const drawerReportSheet: Sheet<ReportFacts> = (report) => {
  const { figures, counted } = report;
  const { movements, taxes, categories, otherTenders } = figures;
  const said = Math.ceil((report.reason?.length ?? 0) / LETTERS);
  const rows =
    movements.length + taxes.length * 2 + categories.length + otherTenders.length + report.lines.length * 2 + said;
  return h(
    Document,
    {
      ...{ title: `${report.title}, ${report.drawer}`, author: report.seller, language: 'en' },
      ...{ creationDate: new Date(report.at), modificationDate: new Date(report.at) },
    },
    h(
      Page,
      { size: [WIDTH, AROUND + rows * LINE], style: styles.page },
      text(report.seller, styles.middle),
      text(report.outlet, styles.middle),
      text(report.title, styles.title),
      text(report.drawer, styles.middle),
      rule(),
      ...report.lines.map(({ label, value }) => row(label, value)),
      rule(),
      ...figures.movements.map(({ kind, count, amount }) =>
        row(`${KIND_WORDS[kind]}${kind === 'FLOAT' ? '' : ` (${count})`}`, kind === 'NO_SALE' ? '' : sayRupees(amount)),
      ),
      row('Should be there', sayRupees(figures.expected), styles.strong),
      ...(counted === null
        ? []
        : [
            row('Counted', sayRupees(counted)),
            row('Difference', sayRupees(counted - figures.expected), styles.strong),
          ]),
      ...(report.reason === null ? [] : [text(report.reason)]),
      rule(),
      ...figures.taxes.flatMap(({ rateBp, taxable, tax }) => [
        row(`Cash sales at ${rateBp / 100} %`, sayRupees(taxable)),
        row('Tax on it', sayRupees(tax)),
      ]),
      ...figures.categories.map(({ name, pieces, amount }) => row(`${name} (${pieces})`, sayRupees(amount))),
      row('Rounded to whole rupees', sayRupees(figures.roundOff)),
      ...figures.otherTenders.map(({ tender, count, amount }) =>
        row(`${tender} at this till (${count})`, sayRupees(amount)),
      ),
      text(`Up to movement ${figures.upTo}`, styles.middle),
    ),
  );
};

export default drawerReportSheet;

function row(label: string, value: string, style: Style = {}) {
  return h(View, { style: styles.row, wrap: false }, text(label, style), text(value, [styles.right, style].flat()));
}

function rule() {
  return h(View, { style: styles.rule });
}

function text(says: ReactNode, style: Style = {}) {
  return h(Text, { style: [styles.text, style].flat() }, says);
}
