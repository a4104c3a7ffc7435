import { expect, test } from 'vitest';
import { judge, type Seen, type Stamp, type Verdict } from './gap-detector.ts';

const cases: [title: string, seen: Seen, stamp: Stamp, verdict: Verdict, then: number][] = [
  ['follows on', 7, { position: 8, after: 7 }, 'next', 8],
  ['follows on over positions the stream left out', 7, { position: 12, after: 7 }, 'next', 12],
  ['follows on from before a query that has seen further', 7, { position: 8, after: 5 }, 'next', 8],
  ['one was missed', 7, { position: 9, after: 8 }, 'gap', 9],
  ['many were missed', 7, { position: 900, after: 899 }, 'gap', 900],
  ['came twice', 7, { position: 7, after: 6 }, 'repeat', 7],
  ['came late', 7, { position: 3, after: 2 }, 'repeat', 7],
  ['nothing known yet', null, { position: 5, after: 4 }, 'gap', 5],
  ['first of all messages', null, { position: 1, after: null }, 'gap', 1],
  ['a stream that begins anew above us', 7, { position: 8, after: null }, 'gap', 8],
];

test.each(cases)('%s', (_, seen, stamp, verdict, then) => {
  expect(judge(seen, stamp)).toEqual({ verdict, seen: then });
});

test('a lost message is noticed by the one behind it, once', () => {
  const stream: Stamp[] = [2, 3, 4, 5, 6].map((position) => ({ position, after: position - 1 }));
  let seen: Seen = 1;
  const verdicts = stream
    .filter(({ position }) => position !== 4)
    .map((stamp) => {
      const answer = judge(seen, stamp);
      seen = answer.seen;
      return answer.verdict;
    });
  expect(verdicts).toEqual(['next', 'next', 'gap', 'next']);
});
