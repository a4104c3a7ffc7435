import { assert } from '@college-kiosk/kernel';
import { ToWords } from 'to-words';

// Below a hundred it says what people say. Above, it puts words beside each other that Malayalam joins (ഇരുനൂറ്, not രണ്ട് നൂറ്).
const small = new ToWords({ localeCode: 'ml-IN' });

/** Hundreds alone, and before what follows. */
const HUNDREDS: readonly (readonly [alone: string, joined: string])[] = [
  ['', ''],
  ['നൂറ്', 'നൂറ്റി'],
  ['ഇരുനൂറ്', 'ഇരുനൂറ്റി'],
  ['മുന്നൂറ്', 'മുന്നൂറ്റി'],
  ['നാനൂറ്', 'നാനൂറ്റി'],
  ['അഞ്ഞൂറ്', 'അഞ്ഞൂറ്റി'],
  ['അറുനൂറ്', 'അറുനൂറ്റി'],
  ['എഴുനൂറ്', 'എഴുനൂറ്റി'],
  ['എണ്ണൂറ്', 'എണ്ണൂറ്റി'],
  ['തൊള്ളായിരം', 'തൊള്ളായിരത്തി'],
];

/** Thousands by the stem before …ം, or …ത്തി where something follows. */
const THOUSANDS: readonly string[] = [
  ...['', 'ആയിര', 'രണ്ടായിര', 'മൂവായിര', 'നാലായിര', 'അയ്യായിര', 'ആറായിര', 'ഏഴായിര', 'എണ്ണായിര', 'ഒൻപതിനായിര'],
  ...['പതിനായിര', 'പതിനൊന്നായിര', 'പന്ത്രണ്ടായിര', 'പതിമൂവായിര', 'പതിനാലായിര', 'പതിനയ്യായിര', 'പതിനാറായിര'],
  ...['പതിനേഴായിര', 'പതിനെണ്ണായിര', 'പത്തൊൻപതിനായിര'],
];
const TENS_OF_THOUSANDS: readonly string[] = [
  ...['', '', 'ഇരുപതിനായിര', 'മുപ്പതിനായിര', 'നാൽപതിനായിര', 'അമ്പതിനായിര', 'അറുപതിനായിര'],
  ...['എഴുപതിനായിര', 'എൺപതിനായിര', 'തൊണ്ണൂറായിര'],
];
const TENS_JOINED: readonly string[] = [
  ...['', '', 'ഇരുപത്തി', 'മുപ്പത്തി', 'നാൽപത്തി', 'അമ്പത്തി', 'അറുപത്തി', 'എഴുപത്തി', 'എൺപത്തി', 'തൊണ്ണൂറ്റി'],
];

/** A whole number from 0 to below a thousand crore, in Malayalam. */
export function malayalamNumber(number: number): string {
  assert(Number.isSafeInteger(number) && number >= 0 && number < 10_000_000_000, 'a number that is said', { number });
  if (number < 100) return small.convert(number);
  const [crores, lakhs] = [Math.floor(number / 10_000_000), Math.floor((number % 10_000_000) / 100_000)];
  const [thousands, rest] = [Math.floor((number % 100_000) / 1_000), number % 1_000];
  const parts: string[] = [];
  if (crores > 0) parts.push(`${counted(crores)} കോടി`);
  if (lakhs > 0) parts.push(`${counted(lakhs)} ${thousands + rest > 0 ? 'ലക്ഷത്തി' : 'ലക്ഷം'}`);
  if (thousands > 0) parts.push(`${thousandsOf(thousands)}${rest > 0 ? 'ത്തി' : 'ം'}`);
  if (rest > 0) parts.push(belowThousand(rest));
  return parts.join(' ');
}

function counted(number: number): string {
  return number === 1 ? 'ഒരു' : malayalamNumber(number);
}

function belowThousand(number: number): string {
  const [alone, joined] = HUNDREDS[Math.floor(number / 100)] ?? ['', ''];
  const rest = number % 100;
  if (rest === 0) return alone;
  return joined === '' ? small.convert(rest) : `${joined} ${small.convert(rest)}`;
}

/** 1 to 99 thousands. */
function thousandsOf(thousands: number): string {
  const [tens, ones] = [Math.floor(thousands / 10), thousands % 10];
  if (thousands < 20) return THOUSANDS[thousands] ?? '';
  if (ones === 0) return TENS_OF_THOUSANDS[tens] ?? '';
  return `${TENS_JOINED[tens]} ${ones === 1 ? 'ഒന്നായിര' : THOUSANDS[ones]}`;
}
