import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './digest.ts';
import { Fault } from './fault.ts';

test.each<[unknown, string]>([
  [{ b: 1, a: [2, { d: null, c: 'x' }] }, '{"a":[2,{"c":"x","d":null}],"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [[undefined, 1], '[null,1]'],
  [null, 'null'],
  [undefined, 'null'],
  [-0, '0'],
  ['ദോശ "x"', '"ദോശ \\"x\\""'],
  [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  [{ '10': 1, '9': 2, A: 3, a: 4 }, '{"10":1,"9":2,"A":3,"a":4}'],
  [[], '[]'],
  [{}, '{}'],
])('%j is written %s', (value, expected) => {
  expect(canonicalJson(value)).toBe(expected);
});

test('a sparse list keeps its length', () => {
  expect(canonicalJson(new Array(2))).toBe('[null,null]');
});

test('the order in which fields were set does not count', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      const reversed = Object.fromEntries(Object.entries(body).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(body));
    }),
  );
});

test('nothing is lost: reading it back gives what JSON gives', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('different bodies differ', () => {
  expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
});

const circle: { self?: unknown } = {};
circle.self = circle;

test.each<[string, unknown]>([
  ['NaN', Number.NaN],
  ['infinity', { a: Number.POSITIVE_INFINITY }],
  ['a bigint', 1n],
  ['a function', { a: () => 1 }],
  ['a symbol', Symbol('x')],
  ['a map', new Map([[1, 2]])],
  ['a set', new Set([1])],
  ['bytes', new Uint8Array(2)],
  ['a circle', circle],
])('%s is a Fault', (_title, value) => {
  expect(() => canonicalJson(value)).toThrow(Fault);
});
