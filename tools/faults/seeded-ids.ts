import { createHash } from 'node:crypto';

/**
 * Makes ids that are the same for the same seed: UUID version 7 (RFC 9562 §5.7), each a millisecond after the one before,
 * so that they sort by their making.
 * @param from the time of the first
 */
export function seededIds(seed: number | string, from: Date): () => string {
  let made = 0;
  return () => {
    const time = (from.getTime() + made).toString(16).padStart(12, '0');
    const rest = createHash('sha256').update(`${seed} ${made}`).digest('hex');
    made += 1;
    // Version 7 and variant 10 take the places of two digits.
    const variant = '89ab'[Number.parseInt(rest[3] ?? '0', 16) % 4];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
  };
}
