import { sayRupees } from '@college-kiosk/kernel';
import { StyleSheet, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import { FONTS } from '../../../platform/pdf/fonts.ts';

export type Style = NonNullable<TextProps['style']>;

const INK = '#1b1f23';
const SOFT = '#5b636b';
const RULE = '#c9cdd1';
const LEAF = '#1f6f4a';

/** How papers of buying look. */
export const styles = StyleSheet.create({
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

/** Who writes a paper, at its left, and at its right what it is. */
export function letterhead(
  buyer: { name: string; legalName: string; gstin: string | null; fssaiLicence: string | null },
  { title, under }: { readonly title: string; readonly under: readonly ReactNode[] },
) {
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
    h(View, { style: styles.of }, text(title, styles.title), ...under),
  );
}

/** Whom a paper goes to. */
export function addressee(supplier: {
  name: string;
  contact: string | null;
  phone: string | null;
  email: string | null;
  gstin: string | null;
}) {
  return h(
    View,
    { style: styles.party },
    text('To', styles.label),
    text(supplier.name, styles.strong),
    ...maybe(supplier.contact),
    ...maybe(supplier.phone),
    ...maybe(supplier.email),
    ...maybe(supplier.gstin, (gstin) => `GSTIN ${gstin}`),
  );
}

/** What a paper comes to, its last row the whole. */
export function totals(rows: readonly (readonly [label: string, paise: number])[]) {
  return h(
    View,
    { style: styles.totals, wrap: false },
    ...rows.map(([label, paise], at) =>
      h(
        View,
        { key: label, style: [styles.totalRow, at === rows.length - 1 ? styles.grand : {}] },
        text(label),
        text(sayRupees(paise)),
      ),
    ),
  );
}

/** The number of a paper and of its page, at the foot of each. */
export function footer(number: string) {
  return h(Text, {
    ...{ style: styles.foot, fixed: true },
    render: ({ pageNumber, totalPages }) => `${number}, page ${pageNumber} of ${totalPages}`,
  });
}

export function text(says: ReactNode, style: Style = {}) {
  return h(Text, { style: [styles.text, style].flat() }, says);
}

export function maybe(says: string | null, words: (says: string) => string = (word) => word) {
  return says === null ? [] : [text(words(says), styles.soft)];
}

export function amount(milli: number): string {
  return new Intl.NumberFormat('en-IN', { maximumFractionDigits: 3 }).format(milli / 1_000);
}

export function day(date: string): string {
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-IN', words).format(new Date(`${date}T00:00:00Z`));
}
