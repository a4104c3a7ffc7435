import { expect, test } from 'vitest';
import { inputOf, paiseOf, untouched, withField } from './settings.ts';

test('rupees become paise, and nothing else does', () => {
  expect(['55', '0.5', '12.05', '', '1.234', '-1', 'ten', '1e3'].map(paiseOf)).toEqual([
    ...[5_500, 50, 1_205, null, null, null, null, null],
  ]);
});

test('what is left empty is not sent', () => {
  expect(inputOf('item\nTea', untouched('outlet'))).toEqual({
    ...{ csv: 'item\nTea', outletIds: ['outlet'], columns: null, existing: 'UPDATE', fileOutlet: null },
    defaults: { category: null, diet: null, price: null, stationCode: null },
  });
});

test('a meaning belongs to one column: the one that had it before is passed over', () => {
  const columns = [
    { column: 1, field: 'NAME' },
    { column: 2, field: 'IGNORE' },
  ] as const;
  expect(withField(columns, 2, 'NAME')).toEqual([
    { column: 1, field: 'IGNORE' },
    { column: 2, field: 'NAME' },
  ]);
});
