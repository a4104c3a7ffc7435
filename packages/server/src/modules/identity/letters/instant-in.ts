import type { MailLanguage } from '../../mail/index.ts';

const LOCALES = { en: 'en-IN', hi: 'hi-IN', ml: 'ml-IN' } as const;
/** Letters name an instant in the zone that their readers live in. */
const ZONE = 'Asia/Kolkata';

/** “29 November 2026 at 5:30 pm”, in the language of the letter. */
export function instantIn(language: MailLanguage, instant: string): string {
  const form = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE });
  return form.format(new Date(instant));
}
