import { createHash } from 'node:crypto';

/** A name made from what it names, so that a run can be repeated. */
export function nameOf(prefix: string, ...parts: readonly (string | number)[]): string {
  return `${prefix}_${createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 14)}`;
}
