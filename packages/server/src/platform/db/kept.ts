import type { Reader } from './database.ts';

/**
 * A memory of things read from the database, one for each database. A transaction shares its database's dialect object and
 * nothing else that lives as long: it stands for the database.
 */
export class Kept<Value> {
  private readonly memories = new WeakMap<object, Map<string, Value>>();

  of(reader: Reader): Map<string, Value> {
    const { dialect } = reader as unknown as { dialect: object };
    const known = this.memories.get(dialect);
    if (known) return known;
    const made = new Map<string, Value>();
    this.memories.set(dialect, made);
    return made;
  }
}
