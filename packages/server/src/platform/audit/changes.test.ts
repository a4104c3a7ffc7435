import { expect, test } from 'vitest';
import { bounded, differenceOf } from './changes.ts';

const ID = '01890000-0000-7000-8000-0000000000cc';
const of = (before: object | null, after: object | null, personal: string[] = []) =>
  differenceOf({ entity: 'thing', id: ID, before, after, personal })?.fields;

test('only fields that differ are told, of those that were said', () => {
  expect(of({ name: 'a', price: 1, note: 'x' }, { name: 'a', price: 2 })).toEqual({ price: { before: 1, after: 2 } });
  expect(of({ name: 'a' }, { name: 'a' })).toBeUndefined();
  expect(of({ list: [1, { b: 2, a: 1 }] }, { list: [1, { a: 1, b: 2 }] })).toBeUndefined();
});

test('moments are instants; what is missing is null; a record that goes tells what it was', () => {
  const at = new Date('2026-11-24T07:00:00Z');
  expect(of({ at: null }, { at })).toEqual({ at: { before: null, after: at.toISOString() } });
  expect(of({}, { at: undefined })).toBeUndefined();
  expect(of({ name: 'a' }, null)).toEqual({ name: { before: 'a', after: null } });
  expect(of(null, { name: 'a' })).toEqual({});
});

test.each(['passwordHash', 'tokenDigest', 'sealedSeed', 'secret', 'pin', 'newPassword', 'token'])(
  '%s is never told, whoever forgot to say so',
  (field) => {
    expect(of({ [field]: 'before' }, { [field]: 'after' })).toEqual({ [field]: { hidden: true } });
  },
);

test('what says something of a person is told as changed only; what is merely named so is told', () => {
  expect(of({ name: 'Asha', email: 'a@x' }, { name: 'Latha', email: 'a@x' }, ['name', 'email'])).toEqual({
    name: { hidden: true },
  });
  expect(of({ passwordIsDue: true, tokenPrefix: 'A' }, { passwordIsDue: false, tokenPrefix: 'B' })).toEqual({
    passwordIsDue: { before: true, after: false },
    tokenPrefix: { before: 'A', after: 'B' },
  });
});

test('a long value is cut, and of a long list of changes only the names of fields are kept', () => {
  const [long] = [of({ text: '' }, { text: 'x'.repeat(5_000) })?.text];
  expect(JSON.stringify(long).length).toBeLessThan(1_500);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`field${n}`, 'x'.repeat(400)]));
  const told = bounded([{ entity: 'thing', id: ID, fields: of({}, many) ?? {} }]);
  expect(JSON.stringify(told).length).toBeLessThan(5_000);
  expect(told?.[0]?.fields.field7).toEqual({ hidden: true });
});

test('of more records than fit the first are told, and how many there were', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ entity: 'batch', id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}` },
    fields: { status: { before: 'OPEN', after: 'EXPIRED' } },
  }));
  const told = bounded(many) ?? [];
  expect(JSON.stringify(told).length).toBeLessThan(20_000);
  const [more] = Object.keys(told.at(-1)?.fields ?? {});
  expect(more).toBe(`and ${10_000 - (told.length - 1)} more`);
});

test.each([0, 1])('a text is never cut within a character, wherever it begins (%i)', (offset) => {
  const fields = of({ text: '' }, { text: `${'x'.repeat(offset)}${'😀'.repeat(1_000)}` });
  expect(JSON.stringify(fields)).not.toMatch(/\\ud8[0-9a-f]{2}/i);
});

test('a record that is changed in steps goes from the first before to the last after', () => {
  const step = (before: string, after: string) => ({ entity: 'order', id: ID, fields: { state: { before, after } } });
  expect(bounded([step('PLACED', 'PAID'), step('PAID', 'ACCEPTED')])).toEqual([step('PLACED', 'ACCEPTED')]);
  expect(bounded([{ entity: 'order', id: ID, fields: {} }])).toBeNull();
});
