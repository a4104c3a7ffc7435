/** Fifteen or sixteen digits by themselves, in one or in groups. Ids are parted by hyphens too, and go on where these end. */
const DIGITS = /(?<![\w-])(?:\d[ -]?){14,15}\d(?![\w-])/g;
/** How the numbers of cards begin that are in use: American Express; Visa, Mastercard, RuPay, Discover, JCB. */
const BEGINNINGS = /^(?:3[47]\d{13}|(?:4\d|5[1-5]|2[2-7]|35|6[05]|8[12])\d{14})$/;

/**
 * Whether a text holds what looks like the number of a payment card (ISO/IEC 7812-1: beginning, length and check digit). Whoever takes
 * such numbers in must guard them as PCI DSS says, so they are not taken in, wherever somebody types one.
 */
export function hasCardNumber(text: string): boolean {
  if (text.length < 15) return false;
  return (text.match(DIGITS) ?? []).some((found) => {
    const digits = found.replace(/[ -]/g, '');
    return BEGINNINGS.test(digits) && isChecked(digits);
  });
}

/** The check digit of ISO/IEC 7812-1, annex B (Luhn). */
function isChecked(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
