const room = { preparing: { few: 6, some: 15, many: 24 }, ready: { few: 4, some: 9, many: 12 } };

export type Density = 'few' | 'some' | 'many';

/** What fits and how large. The newly ready are always among the shown, first of all. */
export function shownTokens<T extends { orderId: string; since: string }>(
  kind: keyof typeof room,
  tokens: readonly T[],
  fresh: ReadonlySet<string>,
): { shown: T[]; more: number; density: Density } {
  const { few, some, many } = room[kind];
  const density = tokens.length <= few ? 'few' : tokens.length <= some ? 'some' : 'many';
  const rank = ({ orderId }: T) => (fresh.has(orderId) ? 0 : 1);
  // Ready: the latest first, since its person is not here yet. Preparing: the oldest first, since it comes next.
  const byTime = (a: T, b: T) => (kind === 'ready' ? b.since.localeCompare(a.since) : a.since.localeCompare(b.since));
  const shown = [...tokens].sort((a, b) => rank(a) - rank(b) || byTime(a, b)).slice(0, many);
  return { shown, more: tokens.length - shown.length, density };
}
