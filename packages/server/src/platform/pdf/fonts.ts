import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';

/** In this order: what the first has no letter for is taken from the next. Manjari sets Malayalam, whose conjuncts others break. */
export const FONTS = ['Noto Sans', 'Noto Sans Devanagari', 'Manjari'];

const FILES = {
  'Noto Sans': ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'noto-sans/700Bold/NotoSans_700Bold.ttf'],
  'Noto Sans Devanagari': [
    'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
    'noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf',
  ],
  Manjari: ['manjari/400Regular/Manjari_400Regular.ttf', 'manjari/700Bold/Manjari_700Bold.ttf'],
};

/** Makes the fonts known. The built-in ones have no rupee sign. */
export function registerFonts(): void {
  const { resolve } = createRequire(import.meta.url);
  for (const [family, [regular, bold]] of Object.entries(FILES)) {
    const font = (file: string | undefined, fontWeight: number) => ({
      ...{ src: resolve(`@expo-google-fonts/${file}`), fontWeight },
    });
    Font.register({ family, fonts: [font(regular, 400), font(bold, 700)] });
  }
  // Words are never broken by rules for English.
  Font.registerHyphenationCallback((word) => [word]);
}
