import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { ownRateLimit } from '../http/rate-limit.ts';
import { costOf, spendBudget } from './query-cost.ts';

const schema = buildSchema('type Query { rows(first: Int, last: Int): [Query!], id: ID }');
const cost = (text: string, variables = {}) => costOf(schema, parse(text), variables);
const key = (costPerMinute?: number): Actor => ({
  ...{ ...ANONYMOUS, kind: 'key', id: 'k', label: 'key' },
  ...(costPerMinute !== undefined && { costPerMinute }),
});

test('a document costs as often as it asks for rows, wherever it says how many', () => {
  expect(cost('{ id }')).toBe(1);
  expect(cost('{ rows(first: 100) { id } }')).toBe(350);
  expect(cost('query ($n: Int) { rows(first: $n) { id } }', { n: 100 })).toBe(350);
  expect(cost('query ($n: Int = 100) { rows(last: $n) { id } }')).toBe(350);
  expect(cost('query ($n: Int = 100) { rows(last: $n) { id } }', { n: 1 })).toBe(4);
  expect(cost('query ($n: Int) { rows(first: $n) { id } }', { n: 'many' })).toBe(4);
});

test('a list that is asked for without saying how many costs as many rows as it then gives', () => {
  const page = cost('{ rows(first: 50) { id } }');
  for (const text of [
    '{ rows { id } }',
    '{ rows(first: null) { id } }',
    'query ($n: Int) { rows(first: $n) { id } }',
    '{ ...Some } fragment Some on Query { id } query B { rows { id } }',
  ])
    expect(cost(text), text).toBeGreaterThanOrEqual(page);
  expect(cost('query ($n: Int) { rows(first: $n) { id } }', { n: null })).toBe(page);
  expect(cost('{ rows(last: 2, first: 100) { id } }')).toBe(350);
  expect(cost('fragment Some on Query { rows(first: $n) { id } } query ($n: Int = 100) { ...Some }')).toBeGreaterThan(
    350,
  );
});

test('fragments cost what is in them, all operations count, and nothing is for nothing', () => {
  expect(cost('{ ...Some } fragment Some on Query { rows(first: 10) { id } }')).toBeGreaterThan(35);
  expect(cost('query A { id } query B { id }')).toBe(2);
  expect(cost('{ __schema { types { fields { args { name } } } } }')).toBeGreaterThan(10);
});

test('a key spends its own budget, and no more in a minute; others are not asked', async () => {
  const limit = ownRateLimit({ points: 1, seconds: 60 });
  const spend = (actor: Actor, text = '{ rows(first: 10) { id } }') =>
    spendBudget(parse(text), {}, { schema, actor, limit });
  await spend(key(70));
  await spend(key(70));
  await expect(spend(key(70))).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
  await expect(spend(key(30))).rejects.toMatchObject({ code: 'INVALID' });
  for (let n = 0; n < 5; n += 1) await spend(key());
});
