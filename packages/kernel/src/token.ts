import { assert } from './fault.ts';

/**
 * Writes the number a customer waits for: `A042`, and `A1000` after `A999`. Per outlet and business date; the prefix says
 * the channel or daypart. §4.1 of the domain rules. Not an order id and not an invoice number.
 * @param prefix none to three upper case letters. @param n counts from 1.
 * @throws Fault for anything else.
 */
export function formatToken(prefix: string, n: number): string {
  assert(/^[A-Z]{0,3}$/.test(prefix), 'a token prefix is at most three upper case letters', { prefix });
  assert(Number.isSafeInteger(n) && n >= 1, 'tokens count from 1', { n });
  return `${prefix}${String(n).padStart(3, '0')}`;
}
