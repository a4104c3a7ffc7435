import { createHmac, timingSafeEqual } from 'node:crypto';
import type { QuotedOrder } from './priced.ts';

/** How long a price that was shown is kept. */
export const QUOTE_MINUTES = 5;

/** What a customer was shown: the lines of an order at an outlet, with their prices. */
export interface Shown {
  readonly outletId: string;
  readonly quoted: QuotedOrder;
}

/**
 * Signs what was shown (HMAC-SHA-256, RFC 2104). Nothing is read back from the signature but until when it holds, and that
 * is signed with the rest: whoever brings it brings the cart too, and that is priced anew.
 */
export function signQuote(key: Uint8Array, shown: Shown, now: Date): { signed: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + QUOTE_MINUTES * 60_000);
  const until = expiresAt.getTime().toString(36);
  return { signed: `${until}.${seal(key, until, shown).toString('base64url')}`, expiresAt };
}

/** Whether the customer was shown exactly this, by us, not longer ago than a quote lasts. Forged, expired or garbled: no. */
export function wasShown(key: Uint8Array, signed: string, shown: Shown, now: Date): boolean {
  const [until = '', code = ''] = signed.split('.');
  const given = Buffer.from(code, 'base64url');
  const ours = seal(key, until, shown);
  const isOurs = given.length === ours.length && timingSafeEqual(given, ours);
  return isOurs && now.getTime() < Number.parseInt(until, 36);
}

/** Both times the quote was made by the same code, so that its fields stand in the same order. */
function seal(key: Uint8Array, until: string, { outletId, quoted }: Shown): Buffer {
  return createHmac('sha256', key)
    .update(`quote ${until} ${outletId} ${JSON.stringify(quoted)}`)
    .digest();
}
