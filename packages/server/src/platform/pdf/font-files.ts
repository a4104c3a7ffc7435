import { fileURLToPath } from 'node:url';

/** The fonts of papers by family, regular and bold. */
export const FONT_FAMILIES = {
  'Noto Sans': {
    400: file(import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
    700: file(import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  },
  'Noto Sans Devanagari': {
    400: file(
      import.meta.resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
    ),
    700: file(import.meta.resolve('@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf')),
  },
  Manjari: {
    400: file(import.meta.resolve('@expo-google-fonts/manjari/400Regular/Manjari_400Regular.ttf')),
    700: file(import.meta.resolve('@expo-google-fonts/manjari/700Bold/Manjari_700Bold.ttf')),
  },
} as const;

function file(url: string): string {
  return fileURLToPath(url);
}

/** `noto-sans-400.ttf`: what a font is called below `/fonts/`. */
export function fontName(family: string, weight: string): string {
  return `${family.toLowerCase().replaceAll(' ', '-')}-${weight}.ttf`;
}

/** Where each of them lies, by that name. */
export const FONT_FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(FONT_FAMILIES).flatMap(([family, weights]) =>
    Object.entries(weights).map(([weight, path]): [string, string] => [fontName(family, weight), path]),
  ),
);
