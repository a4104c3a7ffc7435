import { fileURLToPath } from 'node:url';
import { Font } from '@react-pdf/renderer';

/** In this order: what the first has no letter for is taken from the next. Manjari sets Malayalam, whose conjuncts others break. */
export const FONTS = ['Noto Sans', 'Noto Sans Devanagari', 'Manjari'];

/** Makes the fonts known. The built-in ones have no rupee sign. */
export function registerFonts(): void {
  add(
    'Noto Sans',
    import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  );
  add(
    'Noto Sans Devanagari',
    import.meta.resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf'),
  );
  add(
    'Manjari',
    import.meta.resolve('@expo-google-fonts/manjari/400Regular/Manjari_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/manjari/700Bold/Manjari_700Bold.ttf'),
  );
  // Words are never broken by rules for English.
  Font.registerHyphenationCallback((word) => [word]);
}

function add(family: string, regular: string, bold: string): void {
  const font = (url: string, fontWeight: number) => ({ src: fileURLToPath(url), fontWeight });
  Font.register({ family, fonts: [font(regular, 400), font(bold, 700)] });
}
