/** Where a message stands in its stream: `after` is the position of the message before it, null for the first ever. */
export type Stamp = { position: number; after: number | null };

/** The last position seen, by a message or by the query; null when nothing is known. */
export type Seen = number | null;

/**
 * - `next`: nothing lies between what was seen and this message; it may be applied as it is.
 * - `gap`: something was missed, or nothing is known yet; ask the query.
 * - `repeat`: already seen; leave it.
 */
export type Verdict = 'next' | 'gap' | 'repeat';

/**
 * Judges one message. A filtered stream skips positions lawfully: only `after` tells whether anything was missed. It may
 * lie below what was seen, for a query asked in between has seen further than the stream.
 */
export function judge(seen: Seen, { position, after }: Stamp): { verdict: Verdict; seen: number } {
  if (seen === null) return { verdict: 'gap', seen: position };
  if (position <= seen) return { verdict: 'repeat', seen };
  return { verdict: after !== null && after <= seen ? 'next' : 'gap', seen: position };
}
