import { buildSchema, type ExecutionResult, execute, GraphQLError, parse, validate } from 'graphql';
import pino from 'pino';
import { expect, test } from 'vitest';
import { failureOf, publicErrors } from './errors.ts';

const schema = buildSchema(
  'enum Colour { RED } input Wish { colour: Colour, rows: Int } type Query { rows(first: Int, wish: Wish): [Int!] }',
);
const log = pino({ level: 'silent' });
const SECRET = 'hunter2-hunter2';

/** What strangers are told of a document, and of its variables. */
function told(text: string, variableValues: Record<string, unknown> = {}): string[] {
  const document = parse(text);
  const mistakes = validate(schema, document);
  const { errors = [] } =
    mistakes.length > 0 ? { errors: mistakes } : (execute({ schema, document, variableValues }) as ExecutionResult);
  return publicErrors(
    errors.map((error) => failureOf(new GraphQLError(error.message, { ...error, extensions: error.extensions }))),
    'r-1',
    log,
  ).map(({ message }) => message);
}

test.each([
  ['{ rows(first: "hunter2-hunter2") }', {}, 'Int cannot represent non-integer value.'],
  [
    'query ($n: Int) { rows(first: $n) }',
    { n: SECRET },
    'Variable "$n" got an invalid value; Int cannot represent non-integer value.',
  ],
  [
    'query ($w: Wish) { rows(wish: $w) }',
    { w: { rows: SECRET } },
    'Variable "$w" got an invalid value at "w.rows"; Int cannot represent non-integer value.',
  ],
])('%s is told what is wrong, and never what stood there', (text, variables, sentence) => {
  const said = told(text, variables);
  expect(said).toEqual([sentence]);
  expect(said.join()).not.toContain(SECRET);
});

test.each([' got invalid value ', 'cannot represent ', 'is not a valid ', ', found', ' at "x', '; '])(
  'half a megabyte of “%s” keeps nobody waiting',
  (words) => {
    const value = words.repeat(Math.floor(500_000 / words.length));
    const began = performance.now();
    const said = [
      told(`{ rows(first: ${JSON.stringify(value)}) }`),
      told('query ($n: Int) { rows(first: $n) }', { n: value }),
    ].flat();
    expect(performance.now() - began).toBeLessThan(500);
    for (const sentence of said) expect(sentence.length).toBeLessThan(200);
  },
);
