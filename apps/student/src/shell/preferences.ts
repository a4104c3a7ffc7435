import { useSyncExternalStore } from 'react';
import { type Language, languages, speak } from '../i18n/i18n.ts';

/** How this person wants the app to look and speak on this device. */
export type Preferences = { language: Language; large: boolean; contrast: boolean; still: boolean };

const KEY = 'student.preferences';
const plain: Preferences = { language: 'en', large: false, contrast: false, still: false };
const listeners = new Set<() => void>();
let present: Preferences = plain;

function kept(): Preferences {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Preferences> | null;
    const language = languages.find(({ code }) => code === (found?.language ?? navigator.language.slice(0, 2)))?.code;
    return {
      language: language ?? 'en',
      large: found?.large === true,
      contrast: found?.contrast === true,
      still: found?.still === true,
    };
  } catch {
    // What another version kept, or nobody did: it is as if nothing had been chosen.
    return plain;
  }
}

function use({ language, large, contrast, still }: Preferences): void {
  const { dataset } = document.documentElement;
  dataset.large = String(large);
  dataset.contrast = String(contrast);
  dataset.still = String(still);
  void speak(language);
}

/** What is chosen now. */
export function preferencesNow(): Preferences {
  return present;
}

/** Begins as the account says, where nothing was chosen on this device yet. */
export function adoptPreferences(ofAccount: Preferences): void {
  if (localStorage.getItem(KEY) === null) changePreferences(ofAccount);
}

/** Reads what was chosen on this device, or the browser's language, and uses it before anything is shown. */
export function beginPreferences(): void {
  present = kept();
  use(present);
}

/** Changes some of it, at once, and keeps it on this device. */
export function changePreferences(change: Partial<Preferences>): void {
  present = { ...present, ...change };
  localStorage.setItem(KEY, JSON.stringify(present));
  use(present);
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
}
