import { createHash } from 'node:crypto';
import { uuidv7 } from '@college-kiosk/kernel';

/**
 * An id that follows from another and some words: the same every time, so that a repeat makes nothing new. It looks like a
 * UUIDv7 (RFC 9562) and sorts beside the one it comes from; what would be chance is a digest.
 */
export function derivedId(from: string, ...words: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([from, ...words]))
    .digest();
  const time = Number.parseInt(from.slice(0, 8) + from.slice(9, 13), 16);
  return uuidv7(time, (bytes) => {
    bytes.set(digest.subarray(0, bytes.length));
    return bytes;
  });
}
