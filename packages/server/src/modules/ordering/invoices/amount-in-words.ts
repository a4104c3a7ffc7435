import { assert } from '@college-kiosk/kernel';
import { ToWords } from 'to-words';
import type { PaperLanguage } from './invoice-facts.ts';
import { malayalamNumber } from './malayalam-number.ts';
import { PAPER_WORDS } from './paper-words.ts';

const english = new ToWords({ localeCode: 'en-IN' });
const hindi = new ToWords({ localeCode: 'hi-IN' });

const NUMBER: Readonly<Record<PaperLanguage, (number: number) => string>> = {
  en: (number) => english.convert(number),
  hi: (number) => (number === 100 ? 'एक सौ' : hindi.convert(number)),
  ml: malayalamNumber,
};

/** An amount as it is said, in lakh and crore: `Rupees One Hundred Twenty and Fifty Paise only`. Paise, not below zero. */
export function amountInWords(paise: number, language: PaperLanguage): string {
  assert(Number.isSafeInteger(paise) && paise >= 0, 'what is said is whole paise', { paise });
  const say = NUMBER[language];
  const rest = paise % 100;
  return PAPER_WORDS[language].spoken(say((paise - rest) / 100), rest === 0 ? null : say(rest));
}
