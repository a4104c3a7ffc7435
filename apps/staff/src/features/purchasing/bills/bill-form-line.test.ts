import { expect, test } from 'vitest';
import { billFormLine, billLineInput, billSum } from './bill-form-line.ts';

const toBill = { position: 2, quantity: 1_500, unit: 'tin', price: 210_000, taxRate: 500, item: { name: 'Oil' } };

test('a line is typed as the bill should say it, and sent as it was typed', () => {
  const line = billFormLine('receipt', toBill);
  expect(line).toMatchObject({ quantity: '1.5', price: '2100', taxRate: '5' });
  expect(billLineInput({ ...line, price: '2,149.50', taxRate: '12' })).toEqual({
    ...{ receiptId: 'receipt', receiptPosition: 2, quantity: 1_500, unit: 'tin', price: 214_950, taxRate: 1_200 },
  });
});

test('what is missing, nothing, or no rate is not sent', () => {
  const line = billFormLine('receipt', toBill);
  for (const given of [{ quantity: '' }, { quantity: '0' }, { price: 'x' }, { taxRate: '' }, { taxRate: '101' }]) {
    expect(billLineInput({ ...line, ...given })).toBeNull();
  }
});

test('the sum counts what the bill asks for, with tax', () => {
  const line = billFormLine('receipt', toBill);
  expect(billSum([line, { ...line, isBilled: false }, { ...line, quantity: '' }])).toBe(330_750);
});
