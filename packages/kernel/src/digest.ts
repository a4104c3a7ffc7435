import { assert } from './fault.ts';

const depthMax = 64;

/**
 * Writes a value as JSON with sorted keys and no spaces, so that two equal request bodies give the same text whatever
 * the order of their fields. As in JSON, a field of undefined is left out, undefined in a list is null, and a value with
 * `toJSON` (a date) is written as that says.
 * @throws Fault for what JSON would silently lose or change: NaN, infinity, bigint, functions, symbols, maps, sets, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(given: unknown, depth: number): string {
  assert(depth <= depthMax, 'a value nested this deep has no canonical JSON', { depthMax });
  const value = hasToJson(given) ? given.toJSON() : given;
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'a number without an end has no canonical JSON', { value });
    return JSON.stringify(value);
  }
  assert(typeof value === 'object', 'this kind of value has no canonical JSON', { type: typeof value });
  if (Array.isArray(value)) return `[${Array.from(value, (entry) => write(entry, depth + 1)).join(',')}]`;
  assert(isPlain(value), 'only plain objects have canonical JSON', { type: Object.prototype.toString.call(value) });
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${write(field, depth + 1)}`);
  return `{${fields.join(',')}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}

// Class instances from an input decorator count as plain; collections with hidden content do not.
function isPlain(value: object): boolean {
  return !(value instanceof Map || value instanceof Set || ArrayBuffer.isView(value) || value instanceof Promise);
}
