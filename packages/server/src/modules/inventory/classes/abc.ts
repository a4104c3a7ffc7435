/** How often an item is counted, and how sure there must be enough of it. */
export type CountClass = 'A' | 'B' | 'C';

/** Of what is consumed in a year by value: the items that make up the first 80 % are A, the next 15 % B (rules §3.7). */
const [A_SHARE, B_SHARE] = [0.8, 0.95];

/**
 * Classes by consumption value, dearest first. The item that crosses a border still belongs above it; what was not consumed is C.
 * Items of one value go by id, so that the classes are the same however they are read.
 */
export function abcClasses(values: ReadonlyMap<string, number>): Map<string, CountClass> {
  const ordered = [...values].sort(([one, v], [other, w]) => w - v || (one < other ? -1 : 1));
  const total = ordered.reduce((sum, [, value]) => sum + value, 0);
  const classes = new Map<string, CountClass>();
  let before = 0;
  for (const [id, value] of ordered) {
    classes.set(id, value <= 0 ? 'C' : before < A_SHARE * total ? 'A' : before < B_SHARE * total ? 'B' : 'C');
    before += value;
  }
  return classes;
}
