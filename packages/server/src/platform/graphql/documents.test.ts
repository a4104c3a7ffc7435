import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { ownRateLimit } from '../http/rate-limit.ts';
import { DOCUMENT_LIMITS, OwnOperations, strangersText } from './documents.ts';

const schema = buildSchema(
  'type Query { again: Query, rows(first: Int): [Query!], id: ID } type Mutation { enter: Query, leave: Query }',
);
Object.assign(schema.getMutationType()?.getFields().enter ?? {}, { extensions: { entrance: true } });
const stranger: Actor = { ...ANONYMOUS, kind: 'key', id: 'k', label: 'key' };
const nobody: Actor = { ...stranger, kind: 'anonymous', id: null };
const limit = () => ownRateLimit({ points: 100, seconds: 60 });
const ask = (asked: { query?: string }, actor = stranger) =>
  strangersText(asked.query, {}, { schema, actor, address: '192.0.2.1', limit: limit() });

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

test('who is nobody yet sends a way in by itself, and nothing beside it', async () => {
  const enter = 'mutation In { in: enter { ...Seen } } fragment Seen on Query { id }';
  expect(await ask({ query: enter }, nobody)).toBe(enter);
  for (const query of [
    'mutation { leave { id } }',
    'mutation { enter { id } leave { id } }',
    'mutation { ... { enter { id } } }',
    'mutation { ...More } fragment More on Mutation { enter { id } }',
    'mutation A { enter { id } } query B { id }',
    'mutation { __typename }',
    '{ __schema { types { name } } }',
    'fragment Seen on Query { id }',
  ]) {
    await expect(ask({ query }, nobody), query).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});

test('who is nobody yet is counted by block of addresses, and a way in as ten documents', async () => {
  const few = ownRateLimit({ points: 20, seconds: 60 });
  const from = (address: string) =>
    strangersText('mutation { enter { id } }', {}, { schema, actor: nobody, address, limit: few });
  await from('192.0.2.1');
  await from('192.0.2.2');
  await expect(from('192.0.2.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await from('198.51.100.2')).toContain('enter');
});

test('where introspection is off nobody is told the schema, by whatever name; all else is as it is', async () => {
  const off = (query: string) =>
    strangersText(query, {}, { schema, actor: stranger, address: null, limit: limit(), introspects: false });
  for (const query of [
    '{ __schema { types { name } } }',
    '{ a: __type(name: "Query") { name } }',
    '{ ...S } fragment S on Query { __schema { description } }',
  ]) {
    await expect(off(query), query).rejects.toMatchObject({
      code: 'INVALID',
      message: /introspection is switched off/,
    });
  }
  expect(await off('{ __typename id }')).toContain('__typename');
});

test('ours are known by their digest, and made ready once', () => {
  const operations = new OwnOperations(schema, new Map([['ours', '{ id }']]));
  expect(operations.byDigest('ours')).toMatchObject({ kind: 'query', isPersonal: false });
  expect(operations.byDigest('ours')).toBe(operations.byDigest('ours'));
  expect(() => operations.byDigest('older')).toThrow(expect.objectContaining({ code: 'INVALID' }));
});
