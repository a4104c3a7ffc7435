import { expect, test } from 'vitest';
import { emptyLine, faultOf, lineInput, totalOf, typedLine } from './claim-lines.ts';

const line = { ...emptyLine('2026-11-24'), categoryId: 'c', what: 'Two cylinders', amount: '1,180' };

test('a line is sent in paise, its tax by halves or as one head of another State', () => {
  expect(lineInput({ ...line, tax: '180' })).toMatchObject({ amount: 118_000, cgst: 9_000, sgst: 9_000, igst: 0 });
  expect(lineInput({ ...line, tax: '180', isInterState: true })).toMatchObject({ cgst: 0, sgst: 0, igst: 18_000 });
  expect(lineInput({ ...line, sellerGstin: ' 32aaacb7310d1zh ' })).toMatchObject({ sellerGstin: '32AAACB7310D1ZH' });
  expect(totalOf([line, { ...line, amount: '0.50' }, { ...line, amount: 'x' }])).toBe(118_050);
});

test('what cannot be read is told before anything is sent', () => {
  expect(faultOf(line)).toBeNull();
  for (const given of [
    { amount: '0' },
    { amount: 'much' },
    { what: 'ab' },
    { day: '' },
    { tax: '0.01' },
    { tax: 'x' },
  ]) {
    expect([given, faultOf({ ...line, ...given })]).toEqual([given, expect.any(String)]);
  }
  expect(faultOf({ ...line, tax: '0.01', isInterState: true })).toBeNull();
});

test('a line that was kept is typed on as it was', () => {
  const kept = { ...lineInput({ ...line, tax: '180' }), position: 1, category: { id: 'c' } };
  const again = typedLine({ ...kept, receipts: [{ id: 'r', mediaType: 'application/pdf' }] });
  expect(lineInput(again)).toEqual({ ...lineInput({ ...line, tax: '180' }), receiptIds: ['r'] });
});
