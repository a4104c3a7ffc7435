import { z } from 'zod';

/** Four to eight digits. Few are enough: a PIN works only at a paired till, and a few wrong ones close it for half an hour. */
export const pinText = z.string().regex(/^\d{4,8}$/, 'A PIN has four to eight digits.');

/** Digits that nearly everybody would try first. */
const TRIED_FIRST = new Set(['1004', '2580', '0852', '1122', '1313', '2001', '112233', '121314', '159753', '147258']);

/** Whether a PIN is among those that are tried first: one digit, a row of digits, a pattern that repeats, or a year of birth. */
export function isEasy(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  const isRow = new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0);
  const repeats = [1, 2, 3, 4].some(
    (length) =>
      pin.length > length && pin.length % length === 0 && pin === pin.slice(0, length).repeat(pin.length / length),
  );
  return isRow || repeats || TRIED_FIRST.has(pin) || /^(19[4-9]\d|20[0-2]\d)$/.test(pin);
}
