import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { isUuid, uuidv7, uuidv7Time } from './id.ts';

const fill = (value: number) => (bytes: Uint8Array) => bytes.fill(value);

test('the layout of RFC 9562: time, version and variant stand where they must', () => {
  // Appendix A.6 of the RFC: 2022-02-22T14:22:22-05:00, rand_a CC3, rand_b 18C4DC0C0C07398F.
  const random = (bytes: Uint8Array) => {
    bytes.set([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    return bytes;
  };
  expect(uuidv7(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  expect(uuidv7Time('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(1_645_557_742_000);
});

test.each([0x00, 0xff])('all random bits %d still make a valid id', (value) => {
  const id = uuidv7(0, fill(value));
  expect(isUuid(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect('89ab').toContain(id[19]);
});

const time = fc.nat({ max: 2 ** 48 - 1 });

test('the time comes back, and ids sort by it', () => {
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 255 }), (a, b, noise) => {
      const [first, second] = [uuidv7(a, fill(noise)), uuidv7(b, fill(noise))];
      expect(uuidv7Time(first)).toBe(a);
      expect(isUuid(first)).toBe(true);
      expect(first < second).toBe(a < b);
    }),
  );
});

test.each([
  '',
  'a042',
  '017f22e279b07cc398c4dc0c0c07398f',
  '017f22e2-79b0-7cc3-98c4-dc0c0c07398',
  '017f22e2-79b0-7cc3-98c4-dc0c0c07398f ',
  '017f22e2-79b0-7cc3-18c4-dc0c0c07398f',
  '017f22e2-79b0-0cc3-98c4-dc0c0c07398f',
  '00000000-0000-0000-0000-000000000000',
  'g17f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
])('%j is no UUID', (text) => {
  expect(isUuid(text)).toBe(false);
});

test('other versions and upper case are UUIDs, but only version 7 holds a time', () => {
  const v4 = '9b2c1a34-5d6e-4f70-8a9b-0c1d2e3f4a5b';
  expect(isUuid(v4)).toBe(true);
  expect(isUuid(v4.toUpperCase())).toBe(true);
  expect(() => uuidv7Time(v4)).toThrow(Fault);
  expect(() => uuidv7Time('tea')).toThrow(Fault);
});

test.each([-1, 0.5, Number.NaN, 2 ** 48])('a time of %d is a Fault', (nowMs) => {
  expect(() => uuidv7(nowMs, fill(0))).toThrow(Fault);
});

test('a random source that gives too little is a Fault', () => {
  expect(() => uuidv7(0, () => new Uint8Array(9))).toThrow(Fault);
});
