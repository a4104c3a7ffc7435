const enlargedTakes = 6;
const room = { preparing: { few: 8, some: 15, many: 18 }, ready: { few: 4, some: 9, many: 12 } };

export type Density = 'few' | 'some' | 'many';

/** What fits and how large. The newly ready are always among the shown, first of all. */
export function shownTokens<T extends { orderId: string; since: string }>(
  kind: keyof typeof room,
  tokens: readonly T[],
  fresh: ReadonlySet<string>,
): { shown: T[]; more: number; density: Density } {
  const { few, some, many } = room[kind];
  // A single newly ready token stands enlarged in a row of its own.
  const enlarged = tokens.filter(({ orderId }) => fresh.has(orderId)).length === 1 ? enlargedTakes : 0;
  const count = tokens.length + enlarged;
  const density = count <= few ? 'few' : count <= some ? 'some' : 'many';
  const rank = ({ orderId }: T) => (fresh.has(orderId) ? 0 : 1);
  // Ready: the latest first, since its person is not here yet. Preparing: the oldest first, since it comes next.
  const byTime = (a: T, b: T) => (kind === 'ready' ? b.since.localeCompare(a.since) : a.since.localeCompare(b.since));
  const shown = [...tokens].sort((a, b) => rank(a) - rank(b) || byTime(a, b)).slice(0, many - enlarged);
  return { shown, more: tokens.length - shown.length, density };
}
