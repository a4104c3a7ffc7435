import { randomFillSync } from 'node:crypto';
import { uuidv7 } from '@college-kiosk/kernel';

/** A time-ordered identifier (UUIDv7, RFC 9562) for something made at `at`. */
export function newId(at: Date): string {
  return uuidv7(at.getTime(), (bytes) => randomFillSync(bytes));
}
