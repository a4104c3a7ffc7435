import { deflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import { readSheet } from './read-sheet.ts';
import { unfoldsWithinBounds } from './unfolded.ts';
import { type SheetColumn, writeSheet } from './write-sheet.ts';

type Row = { text: string; paise: number; milli: number; day: string | null };
const COLUMNS: readonly SheetColumn<Row>[] = [
  { header: 'text', kind: 'text', of: ({ text }) => text },
  { header: 'money', kind: 'money', of: ({ paise }) => paise },
  { header: 'quantity', kind: 'quantity', of: ({ milli }) => milli },
  { header: 'day', kind: 'date', of: ({ day }) => day },
];
const ROWS: Row[] = [
  { text: '=HYPERLINK("http://x")', paise: -123_456, milli: 1_500, day: '2026-11-24' },
  { text: '@SUM(A1)', paise: 5, milli: -100_000, day: null },
];

test('text never begins a formula in CSV, and money and quantities are exact', async () => {
  const { content, fileName } = await writeSheet('stock', 'CSV', COLUMNS, ROWS);
  expect(fileName).toBe('stock.csv');
  expect(content.toString().replace('\uFEFF', '').split('\r\n')).toEqual([
    'text,money,quantity,day',
    `"'=HYPERLINK(""http://x"")",-1234.56,1.5,2026-11-24`,
    `'@SUM(A1),0.05,-100,`,
    '',
  ]);
});

test('in a workbook numbers are numbers, dates are dates, and what looks like a formula is text', async () => {
  const { content } = await writeSheet('stock', 'XLSX', COLUMNS, ROWS);
  const book = new Workbook();
  await book.xlsx.load(content);
  const row = book.worksheets[0]?.getRow(2);
  expect([1, 2, 3, 4].map((column) => row?.getCell(column).value)).toEqual([
    '=HYPERLINK("http://x")',
    -1_234.56,
    1.5,
    new Date('2026-11-24T00:00:00Z'),
  ]);
  expect(row?.getCell(1).formula).toBeFalsy();
});

test('a workbook is read as text: floats as they are shown, dates as days, formulas as what they came to, shares in percent', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('One');
  sheet.addRow(['a', 'b', 'c', 'd']);
  sheet.addRow([0.1 + 0.2, new Date('2026-11-24T00:00:00Z'), { formula: '1+1', result: 2 }, 0.05]);
  sheet.getRow(2).getCell(4).numFmt = '0%';
  const read = await readSheet(Buffer.from(await book.xlsx.writeBuffer()));
  expect(read).toEqual({
    headers: ['a', 'b', 'c', 'd'],
    rows: [{ row: 2, cells: ['0.3', '2026-11-24', '2', '5%'] }],
  });
});

/** An archive of one part that unfolds into so many zeros, and says that it does into so many. */
function archive(zeros: number, said: number): Buffer {
  const folded = deflateRawSync(Buffer.alloc(zeros));
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  const part = Buffer.alloc(47);
  part.writeUInt32LE(0x02014b50, 0);
  part.writeUInt16LE(8, 10);
  part.writeUInt32LE(folded.length, 20);
  part.writeUInt32LE(said, 24);
  part.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + folded.length, 16);
  return Buffer.concat([local, folded, part, end]);
}

test('an archive that unfolds into more than 20 MB, or into more than it says, reaches no library', async () => {
  expect(unfoldsWithinBounds(archive(1_000, 1_000))).toBe(true);
  const [honest, lying] = [archive(40_000_000, 40_000_000), archive(40_000_000, 1_000)];
  for (const bomb of [honest, lying]) {
    expect(bomb.length).toBeLessThan(60_000);
    expect(unfoldsWithinBounds(bomb)).toBe(false);
    expect(await readSheet(bomb)).toEqual({ wrong: expect.stringContaining('too large inside') });
  }
});
