import { createHmac, timingSafeEqual } from 'node:crypto';

/** Wrong codes after which only staff can unlock the order (rules §4.1). */
export const WRONG_CODES_AT_MOST = 5;

/**
 * The six digits that prove an order is one's own: derived from the order and the server's key, so that a repeat gives
 * the same code and none is stored. Truncation as in RFC 4226 §5.3.
 */
export function pickupCode(key: Uint8Array, orderId: string): string {
  const digest = createHmac('sha256', key).update(orderId).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Compares in constant time, whatever was typed. */
export function isPickupCode(key: Uint8Array, orderId: string, typed: string): boolean {
  const wanted = Buffer.from(pickupCode(key, orderId));
  const given = Buffer.from(typed.trim());
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
