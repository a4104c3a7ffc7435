import { createHash } from 'node:crypto';
import { canonicalJson } from '@college-kiosk/kernel';
import { type CryptoKey, jwtVerify, SignJWT } from 'jose';
import type { QuotedOrder } from './priced.ts';

/** How long a price that was shown is kept. */
export const QUOTE_MINUTES = 5;

const AUDIENCE = 'ordering.placeOrder';

/** Signs what was shown: the outlet, the lines and their prices. Nothing in it is read back but its digest. */
export async function signQuote(
  key: Uint8Array,
  quoted: QuotedOrder,
  now: Date,
): Promise<{ signed: string; expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + QUOTE_MINUTES * 60_000);
  const signed = await new SignJWT({ quote: digestOf(quoted) })
    .setProtectedHeader({ alg: 'HS256', typ: 'quote+jwt' })
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(await imported(key));
  return { signed, expiresAt };
}

/** Whether the customer was shown exactly this, by us, not longer ago than a quote lasts. */
export async function wasShown(key: Uint8Array, signed: string, quoted: QuotedOrder, now: Date): Promise<boolean> {
  try {
    const options = { audience: AUDIENCE, typ: 'quote+jwt', algorithms: ['HS256'], currentDate: now };
    const { payload } = await jwtVerify(signed, await imported(key), options);
    return payload.quote === digestOf(quoted);
  } catch {
    // Forged, expired or garbled: whichever it is, the customer is shown today's price and asked again.
    return false;
  }
}

const keys = new WeakMap<Uint8Array, Promise<CryptoKey>>();

/** The key as the platform's cryptography holds it: given as bytes it would be made anew for every quote. */
function imported(bytes: Uint8Array): Promise<CryptoKey> {
  const known = keys.get(bytes);
  if (known) return known;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const made = crypto.subtle.importKey('raw', new Uint8Array(bytes), hmac, false, ['sign', 'verify']);
  keys.set(bytes, made);
  return made;
}

function digestOf(quoted: QuotedOrder): string {
  return createHash('sha256').update(canonicalJson(quoted)).digest('base64url');
}
