import { Kind } from 'graphql';
import { expect, test } from 'vitest';
import { UuidScalar } from './scalars.ts';

test('an id has one spelling, however it was sent: what is kept and heard under it is found again', () => {
  const sent = '0198F5C2-7D3A-7B4C-8E1F-2A3B4C5D6E7F';
  expect(UuidScalar.parseValue(sent)).toBe(sent.toLowerCase());
  expect(UuidScalar.parseLiteral({ kind: Kind.STRING, value: sent }, {})).toBe(sent.toLowerCase());
  expect(() => UuidScalar.parseValue('samosa')).toThrow();
});
