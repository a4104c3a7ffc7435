/** How deep preparations may lie in each other (rules §3.1). */
export const DEPTH_MAX = 5;

/** What each preparation takes of other preparations, by the versions that are, or may come to be, in force. */
export type Chain = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The preparations from one back to itself, by what they take: the first and the last are the same. Null when there is no such
 * way. Ids.
 */
export function cycleThrough(chain: Chain, preparation: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const waiting = [preparation];
  // A list that grows while it is walked: breadth first, so that the shortest way is told.
  for (const one of waiting) {
    for (const next of chain.get(one) ?? []) {
      if (next === preparation) return way(cameFrom, one, preparation);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, one);
      waiting.push(next);
    }
  }
  return null;
}

/** The longest row of preparations of which each takes the next and one is this. There is no cycle through it. Ids. */
export function longestThrough(chain: Chain, preparation: string): string[] {
  const users = new Map<string, Set<string>>();
  for (const [user, taken] of chain) {
    for (const one of taken) users.set(one, new Set([...(users.get(one) ?? []), user]));
  }
  return [...longestFrom(users, preparation).reverse(), ...longestFrom(chain, preparation).slice(1)];
}

function longestFrom(chain: Chain, from: string, known = new Map<string, string[]>()): string[] {
  const found = known.get(from);
  if (found) return found;
  let longest: string[] = [];
  for (const next of chain.get(from) ?? []) {
    const row = longestFrom(chain, next, known);
    if (row.length > longest.length) longest = row;
  }
  const row = [from, ...longest];
  known.set(from, row);
  return row;
}

function way(cameFrom: ReadonlyMap<string, string>, last: string, start: string): string[] {
  const back = [start, last];
  for (let one = last; one !== start; ) {
    one = cameFrom.get(one) ?? start;
    back.push(one);
  }
  return back.reverse();
}
