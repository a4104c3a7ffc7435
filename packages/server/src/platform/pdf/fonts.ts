import { Font } from '@react-pdf/renderer';
import { FONT_FAMILIES } from './font-files.ts';

/** In this order: what the first has no letter for is taken from the next. Manjari sets Malayalam, whose conjuncts others break. */
export const FONTS = ['Noto Sans', 'Noto Sans Devanagari', 'Manjari'];

/** Makes the fonts known. The built-in ones have no rupee sign. */
export function registerFonts(): void {
  for (const [family, weights] of Object.entries(FONT_FAMILIES)) add(family, weights[400], weights[700]);
  // Words are never broken by rules for English.
  Font.registerHyphenationCallback((word) => [word]);
}

function add(family: string, regular: string, bold: string): void {
  const font = (src: string, fontWeight: number) => ({ src, fontWeight });
  Font.register({ family, fonts: [font(regular, 400), font(bold, 700)] });
}
