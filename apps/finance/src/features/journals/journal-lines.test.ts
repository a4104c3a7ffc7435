import { expect, test } from 'vitest';
import { balanced, emptyLine, isEmpty, lineInput, sidesOf, typedLine } from './journal-lines.ts';

const line = (given: object) => ({ ...emptyLine('1'), account: '6200', ...given });

test('a line is sent with one side, in paise', () => {
  expect(lineInput(line({ debit: '1,000.50', party: ' Bharat Gas ' }))).toEqual({
    ...{ account: '6200', debit: 100_050, credit: 0, party: 'Bharat Gas' },
  });
  expect(lineInput(line({ credit: '0.01' }))).toEqual({ account: '6200', debit: 0, credit: 1, party: null });
});

test('a line without an account, an amount or a side, or with two, is not sent', () => {
  for (const given of [{}, { debit: '1', credit: '1' }, { debit: 'x' }, { debit: '0' }, { account: null, debit: '1' }])
    expect([given, lineInput(line(given))]).toEqual([given, null]);
});

test('the difference is told, and a line takes it up on the side where it is missing', () => {
  const lines = [line({ debit: '100' }), { ...emptyLine('2'), account: '1020', debit: '7' }];
  expect(sidesOf(lines)).toEqual({ debit: 10_700, credit: 0, difference: 10_700 });
  const even = balanced(lines, '2');
  expect(even[1]).toMatchObject({ debit: '', credit: '100.00' });
  expect(sidesOf(even).difference).toBe(0);
  expect(balanced(even, '2')).toEqual(even);
});

test('a line that is there is typed as it stands, and one that was never touched is empty', () => {
  const there = { position: 2, account: { code: '1020' }, debit: 0, credit: 100_050, party: null };
  expect(typedLine(there)).toEqual({ key: '2', account: '1020', debit: '', credit: '1000.50', party: '' });
  expect([isEmpty(emptyLine('1')), isEmpty(line({}))]).toEqual([true, false]);
});
