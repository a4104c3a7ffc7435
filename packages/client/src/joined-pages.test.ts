import { expect, test } from 'vitest';
import { joinedPages } from './joined-pages.ts';

const list = (nodes: readonly string[], endCursor: string | null) => ({
  totalCount: nodes.length,
  edges: nodes.map((node) => ({ node })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

test('the rows of the next page come behind those before, wherever in the answer the list stands', () => {
  const opening = { balance: 500 };
  const answer = { ledger: { opening, lines: list(['a', 'b'], 'b') }, days: [1, 2] };
  const next = { ledger: { opening: { balance: 0 }, lines: list(['c'], null) }, days: [3] };
  expect(joinedPages(answer, next, ({ ledger }) => ledger.lines)).toEqual({
    ledger: { opening, lines: { ...list(['a', 'b', 'c'], null), totalCount: 1 } },
    days: [1, 2],
  });
});
