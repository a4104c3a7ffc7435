import { expect, test } from 'vitest';
import { afterSaving, cellOf, isDraft, pastedCells, toSend } from './count-sheet.ts';

const rice = { stockItemId: 'rice', unit: 'kg', units: ['kg', 'g'] };
const dal = { stockItemId: 'dal', unit: 'kg', units: ['kg', 'g'] };
const oil = { stockItemId: 'oil', unit: 'l', units: ['l', 'ml'] };

test('a column from a spreadsheet fills the fields downwards, with its units where it has any; empty rows are passed over', () => {
  expect(pastedCells('12.5\r\n\r\n3\tml\r\n', [rice, dal, oil])).toEqual([
    { stockItemId: 'rice', cell: { typed: '12.5', unit: 'kg' } },
    { stockItemId: 'oil', cell: { typed: '3', unit: 'ml' } },
  ]);
  expect(pastedCells('1\tbushel', [rice])).toEqual([{ stockItemId: 'rice', cell: { typed: '1', unit: 'kg' } }]);
});

test('one value is left to the field, and what reaches below the last one is left out', () => {
  expect(pastedCells('12', [rice])).toBeNull();
  expect(pastedCells('1\n2\n3', [rice, dal])).toHaveLength(2);
});

test('what is no number stays in its field and is not sent; an emptied field is', () => {
  const draft = {
    rice: { typed: '1,250.5', unit: 'g', version: 2 },
    dal: { typed: 'two', unit: 'kg', version: 0 },
    oil: { typed: '', unit: 'l', version: 1 },
  };
  expect(toSend(draft)).toEqual([
    { stockItemId: 'rice', quantity: 1_250_500, unit: 'g', version: 2 },
    { stockItemId: 'oil', quantity: null, unit: 'l', version: 1 },
  ]);
});

test('a field that was typed in again while it was saved stays a draft, against the version that was saved', () => {
  const before = { rice: { typed: '5', unit: 'kg', version: 0 }, dal: { typed: '2', unit: 'kg', version: 0 } };
  const sent = toSend(before);
  const typedOn = { ...before, rice: { typed: '56', unit: 'kg', version: 0 } };
  expect(afterSaving(typedOn, sent)).toEqual({ rice: { typed: '56', unit: 'kg', version: 1 } });
});

test('a field shows what was typed, else what the server has, in its unit', () => {
  const line = { stockItemId: 'rice', version: 1, quantity: 2_500, unit: 'kg' };
  expect(cellOf(line, {}, 'g')).toEqual({ typed: '2.5', unit: 'kg' });
  expect(cellOf({ ...line, quantity: null, unit: null }, {}, 'g')).toEqual({ typed: '', unit: 'g' });
});

test('what an older release kept in another shape is no draft', () => {
  expect(isDraft({})).toBe(true);
  expect(isDraft({ rice: { typed: '5', unit: 'kg', version: 0 } })).toBe(true);
  const others: unknown[] = [
    null,
    'rice',
    7,
    [],
    [{ typed: '5', unit: 'kg', version: 0 }],
    { rice: '5' },
    { rice: null },
  ];
  const halves = [
    { typed: 5, unit: 'kg', version: 0 },
    { typed: '5', version: 0 },
    { typed: '5', unit: 'kg' },
  ];
  for (const kept of [...others, ...halves.map((rice) => ({ rice }))])
    expect([kept, isDraft(kept)]).toEqual([kept, false]);
});
