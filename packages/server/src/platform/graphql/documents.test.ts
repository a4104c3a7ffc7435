import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { DOCUMENT_LIMITS } from './documents.ts';

const schema = buildSchema('type Query { again: Query, rows(first: Int): [Query!], id: ID }');
const problemsOf = (document: string) =>
  validate(schema, parse(document), [...specifiedRules, ...DOCUMENT_LIMITS]).map(({ message }) => message);

test('a document that asks for too much is told so, like every bad document', () => {
  const wide = Array.from({ length: 41 }, (_, index) => `a${index}: id`).join(' ');
  expect(problemsOf(`{ ${'again { '.repeat(13)} id ${'}'.repeat(13)} }`)).toContainEqual(
    expect.stringContaining('depth'),
  );
  expect(problemsOf(`{ ${wide} }`)).toContainEqual(expect.stringContaining('liases'));
  expect(problemsOf('{ rows(first: 100) { rows(first: 100) { id } } }')).toContainEqual(
    expect.stringContaining('Cost limit'),
  );
});

test('an ordinary document is not', () => {
  expect(problemsOf('{ rows(first: 100) { id again { id } } }')).toEqual([]);
});
