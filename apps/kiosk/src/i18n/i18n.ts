import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { compile } from './compile.ts';
import { en, type TextId } from './en.ts';

/** Each by its own name and tag; dates and numbers follow the tag. */
export const languages = [
  { code: 'en', locale: 'en-IN', name: 'English', call: 'Touch to order' },
  { code: 'hi', locale: 'hi-IN', name: 'हिन्दी', call: 'ऑर्डर के लिए छुएँ' },
  { code: 'ml', locale: 'ml-IN', name: 'മലയാളം', call: 'ഓർഡർ ചെയ്യാൻ തൊടൂ' },
] as const;
export type Language = (typeof languages)[number]['code'];

/** Says a text of the catalogue in the language of the person who stands here. */
export type Say = (id: TextId, values?: Record<string, unknown>) => string;

i18n.load('en', compile(en));
i18n.activate('en');

export { i18n };

const catalogues = {
  en: () => Promise.resolve(en),
  hi: () => import('./hi.ts').then(({ hi }) => hi),
  ml: () => import('./ml.ts').then(({ ml }) => ml),
};

/** Loads the catalogue where it is not loaded yet and speaks it from now on. The last one asked for wins. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const texts = await catalogues[language]();
  if (wanted !== language) return;
  i18n.load(language, compile(texts));
  i18n.activate(language);
  document.documentElement.lang = language;
}
let wanted: Language = 'en';

/** The language spoken now, as a locale: for times and numbers beside what `Say` says. */
export function spokenLocale(): string {
  return languages.find(({ code }) => code === i18n.locale)?.locale ?? 'en-IN';
}

export function useSay(): Say {
  const { i18n: spoken } = useLingui();
  // A new function for each language, so that what depends on it is said anew.
  const { locale } = spoken;
  return useMemo(() => (locale ? (id, values) => spoken._(id, values) : (id) => id), [spoken, locale]);
}
