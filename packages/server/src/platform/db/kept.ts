import { LRUCache } from 'lru-cache';
import type { Reader } from './database.ts';

/** More outlets than an installation has; what is read beyond them pushes out what was not asked for longest. */
const KEPT_AT_MOST = 500;

/**
 * A memory of things read from the database, one for each database. A transaction shares its database's dialect object and
 * nothing else that lives as long: it stands for the database.
 */
export class Kept<Value extends object> {
  private readonly memories = new WeakMap<object, LRUCache<string, Value>>();

  of(reader: Reader): LRUCache<string, Value> {
    const { dialect } = reader as unknown as { dialect: object };
    const known = this.memories.get(dialect);
    if (known) return known;
    const made = new LRUCache<string, Value>({ max: KEPT_AT_MOST });
    this.memories.set(dialect, made);
    return made;
  }
}
