import { createHmac, timingSafeEqual } from 'node:crypto';

/** The signature of a text: hex HMAC-SHA256. Rules §5.2; checked against its printed vectors. */
export function signatureOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

/** Whether the signature belongs to these very bytes; takes as long whatever is wrong with it. */
export function isSignature(secret: string, text: string, given: string): boolean {
  const wanted = Buffer.from(signatureOf(secret, text));
  const seen = Buffer.from(given);
  return seen.length === wanted.length && timingSafeEqual(seen, wanted);
}
