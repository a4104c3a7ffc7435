import { expect, test } from 'vitest';
import { assert, Fault } from './fault.ts';

test('an assertion that holds says nothing', () => {
  expect(() => assert('tea', 'there is tea')).not.toThrow();
});

test('a broken invariant throws a Fault with its message and details', () => {
  const broken = () => assert(false, 'the drawer does not add up', { expected: 100, counted: 90 });
  expect(broken).toThrow(Fault);
  expect(broken).toThrow('the drawer does not add up');
  try {
    broken();
  } catch (error) {
    expect(error).toMatchObject({ name: 'Fault', details: { expected: 100, counted: 90 } });
  }
});

test('a Fault keeps the error that caused it', () => {
  const cause = new RangeError('no such zone');
  expect(new Fault('the outlet has no usable zone', undefined, { cause }).cause).toBe(cause);
});

test('an assertion narrows the type for the lines after it', () => {
  const maybe: string | null = ['tea'][0] ?? null;
  assert(maybe !== null, 'there is tea');
  expect(maybe.length).toBe(3);
});
