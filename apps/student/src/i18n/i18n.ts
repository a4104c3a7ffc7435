import { i18n, type Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { en, type TextId } from './en.ts';

/** Each by its own name and tag; dates and numbers follow the tag. */
export const languages = [
  { code: 'en', locale: 'en-IN', name: 'English' },
  { code: 'hi', locale: 'hi-IN', name: 'हिन्दी' },
  { code: 'ml', locale: 'ml-IN', name: 'മലയാളം' },
] as const;
export type Language = (typeof languages)[number]['code'];

/** Says a text of the catalogue in the language of the person. */
export type Say = (id: TextId, values?: Record<string, unknown>) => string;

const catalogues: Record<Language, () => Promise<Record<TextId, string>>> = {
  en: () => Promise.resolve(en),
  hi: () => import('./hi.ts').then(({ hi }) => hi),
  ml: () => import('./ml.ts').then(({ ml }) => ml),
};

/** Lingui's compiled form: words, and names of values between them. */
function compiled(texts: Record<TextId, string>): Messages {
  const parts = (text: string) =>
    text
      .split(/\{(\w+)\}/)
      .flatMap((part, at): (string | [string])[] => (at % 2 === 1 ? [[part]] : part === '' ? [] : [part]));
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, parts(text)])) as Messages;
}

i18n.load('en', compiled(en));
i18n.activate('en');

export { i18n };

/** Loads the catalogue where it is not loaded yet and speaks it from now on. The last one asked for wins. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const texts = await catalogues[language]();
  if (wanted !== language) return;
  i18n.load(language, compiled(texts));
  i18n.activate(language);
  document.documentElement.lang = language;
}
let wanted: Language = 'en';

export function useSay(): Say {
  const { i18n: spoken } = useLingui();
  // A new function for each language, so that what depends on it is said anew.
  const { locale } = spoken;
  return useMemo(() => (locale ? (id, values) => spoken._(id, values) : (id) => id), [spoken, locale]);
}

/** The language spoken now. */
export function useLanguage(): (typeof languages)[number] {
  const { i18n: spoken } = useLingui();
  return languages.find(({ code }) => code === spoken.locale) ?? languages[0];
}

/** Says a moment, in the canteen's zone, in the language spoken. */
export function useMoment(zone: string): (at: string) => string {
  const { locale } = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
    return (at) => format.format(new Date(at));
  }, [locale, zone]);
}
