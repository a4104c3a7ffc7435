import { expect, test } from 'vitest';
import { checked, csvOf, textOf } from './menu-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('files are read in the encodings that spreadsheets save', () => {
  expect(textOf(utf8('item\nഇഡ്ഡലി'))).toEqual({ csv: 'item\nഇഡ്ഡലി' });
  expect(textOf(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x20, 0xb9 >> 8]))).toEqual({ csv: 'a ' });
});

test('what cannot be read says how to save it', () => {
  for (const [bytes, wrong] of [
    [[0x43, 0x61, 0x66, 0xe9], 'CSV UTF-8'],
    [[0x50, 0x4b, 3, 4], 'workbook'],
    [[0x61, 0, 0x62, 0], 'no CSV file'],
    [[], 'nothing in it'],
  ] as const) {
    expect(textOf(new Uint8Array(bytes))).toEqual({ wrong: expect.stringContaining(wrong) });
  }
  expect(checked('മ'.repeat(133_334))).toEqual({ wrong: expect.stringContaining('Split it') });
});

test('nothing that is downloaded is a formula to a spreadsheet', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '=HYPERLINK("x";"y")']) {
    const [, cell = ''] = csvOf([[text]]).split('\uFEFF');
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  }
  expect(csvOf([['a "b", c', -5, null]])).toBe('\uFEFF"a ""b"", c",-5,\r\n');
});
