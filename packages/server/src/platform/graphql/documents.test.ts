import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { ownRateLimit } from '../http/rate-limit.ts';
import { DOCUMENT_LIMITS, OwnOperations, strangersText } from './documents.ts';

const schema = buildSchema('type Query { again: Query, rows(first: Int): [Query!], id: ID }');
const stranger: Actor = { ...ANONYMOUS, kind: 'key', id: 'k', label: 'key' };
const nobody: Actor = { ...stranger, kind: 'anonymous', id: null };
const ask = (asked: { query?: string }, actor = stranger) =>
  strangersText(asked.query, { schema, actor, limit: ownRateLimit({ points: 100, seconds: 60 }) });

test.each([
  ['too deep', `{ ${'again { '.repeat(DOCUMENT_LIMITS.depth + 1)} id ${'}'.repeat(DOCUMENT_LIMITS.depth + 1)} }`],
  [
    'too many names for one thing',
    `{ ${Array.from({ length: DOCUMENT_LIMITS.aliases + 1 }, (_, at) => `a${at}: id`).join(' ')} }`,
  ],
  ['too much at once', '{ rows(first: 100) { rows(first: 100) { rows(first: 100) { id } } } }'],
])('a document of one’s own that is %s is refused with the limit', async (_, query) => {
  await expect(ask({ query })).rejects.toThrow(
    expect.objectContaining({ code: 'INVALID', message: expect.stringContaining('limit') }),
  );
});

test('an ordinary one is run; one that is not well-formed, or endless, is refused', async () => {
  expect(await ask({ query: '{ rows(first: 100) { id again { id } } }' })).toContain('rows');
  for (const query of ['{ rows(', `{ ${'id '.repeat(DOCUMENT_LIMITS.tokens)} }`]) {
    await expect(ask({ query })).rejects.toThrow(expect.objectContaining({ code: 'INVALID' }));
  }
});

test('nobody runs documents of their own without a key or an account', async () => {
  await expect(ask({ query: '{ id }' }, nobody)).rejects.toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
});

test('ours are known by their digest, and made ready once', () => {
  const operations = new OwnOperations(schema, new Map([['ours', '{ id }']]));
  expect(operations.byDigest('ours')).toMatchObject({ kind: 'query', isPersonal: false });
  expect(operations.byDigest('ours')).toBe(operations.byDigest('ours'));
  expect(() => operations.byDigest('older')).toThrow(expect.objectContaining({ code: 'INVALID' }));
});
