import { Path, Svg, Text, type TextProps, View } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import type { Paper, Row } from './paper.ts';
import { qrPath } from './qr.ts';

export type Style = NonNullable<TextProps['style']>;

export const INK = '#1b1f23';
export const SOFT = '#5b636b';
export const RULE = '#c9cdd1';
export const LEAF = '#1f6f4a';

// A space of no width in the first font: scripts of other fonts stand on the same line as Latin beside them.
const BASE = '\u200b';

export type Say = (says: string, style?: Style) => ReactNode;

/**
 * Text of a size in points. It is said of each text and not of the page: a line height without a size beside it is reckoned from the
 * renderer's own, and what stands on each page anew is left out where one is inherited.
 */
export function textOf(fontSize: number): {
  readonly text: Say;
  readonly soft: Say;
  readonly pair: (row: Row, style?: Style) => ReactNode;
} {
  const text: Say = (says, style = {}) =>
    h(Text, { style: [{ fontSize, lineHeight: 1.3 }, style].flat() }, `${BASE}${says}`);
  return {
    text,
    soft: (says, style = {}) => text(says, [{ color: SOFT }, style].flat()),
    /** What is said at the left, and what it comes to at the right. */
    pair: ([label, says], style = {}) =>
      h(
        View,
        { key: label, style: { flexDirection: 'row', justifyContent: 'space-between', gap: 8 }, wrap: false },
        text(label, style),
        text(says, [{ textAlign: 'right' as const }, style].flat()),
      ),
  };
}

/** What the paper is, in its own language and in English, and that it is not the original. */
export function titleLines({ title, titleInEnglish, duplicate }: Paper, size: number, align: 'right' | 'center') {
  const { text, soft } = textOf(size * 0.6);
  const copy = {
    fontWeight: 700,
    border: `1pt solid ${INK}`,
    paddingHorizontal: 5,
    paddingVertical: 2,
    marginTop: 4,
  } as const;
  return [
    text(title, { fontSize: size, fontWeight: 700, lineHeight: 1.35, textAlign: align }),
    ...(titleInEnglish === null ? [] : [soft(titleInEnglish, { textAlign: align })]),
    ...(duplicate === null ? [] : [text(duplicate, copy)]),
  ];
}

/** The code that leads to where the paper proves genuine; points. */
export function qrBlock({ link }: Paper, side: number) {
  const { size, path } = qrPath(link.url);
  return h(
    View,
    { style: { width: side + 20, alignItems: 'center' }, wrap: false },
    h(Svg, { viewBox: `0 0 ${size} ${size}`, style: { width: side, height: side } }, h(Path, { d: path, fill: INK })),
    textOf(7.5).soft(link.label, { textAlign: 'center' }),
  );
}
