import { isRefusal } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from './columns.ts';
import { readMenuCsv } from './menu-csv.ts';

const table = (text: string) => {
  const read = readMenuCsv(text);
  if (isRefusal(read)) throw new Error(read.message);
  return read;
};
const refusal = (text: string) => {
  const read = readMenuCsv(text);
  return isRefusal(read) ? read.message : 'read';
};

test('every way in which spreadsheets write a table is read the same', () => {
  const cells = [
    { row: 2, cells: ['Idli, two', '55'] },
    { row: 4, cells: ['Vada', '20'] },
  ];
  for (const text of [
    'item,price\n"Idli, two",55\n,\nVada,20\n',
    '\uFEFFitem,price\r\n"Idli, two",55\r\n\r\nVada,20',
    'item;price\r"Idli, two";55\r;\rVada;20\r',
    'item\tprice\n Idli, two \t55\n\t\nVada\t20\n',
  ]) {
    expect(table(text)).toMatchObject({ headers: ['item', 'price'], rows: cells });
  }
});

test('row numbers count rows as a spreadsheet does: a text over two lines is in one row', () => {
  expect(table('\n\nitem\n"Idli\nwith sambar"\nVada').rows.map(({ row }) => row)).toEqual([4, 5]);
  expect(table('"item;x",price;inr\na,b').delimiter).toBe(',');
});

test('ragged rows keep the cells that they have', () => {
  expect(table('a,b,c\n1\n1,2,3,4').rows.map(({ cells }) => cells.length)).toEqual([1, 4]);
});

test('a file that is no menu is refused in words that say what to do', () => {
  expect(refusal('')).toContain('is empty');
  expect(refusal('\uFEFF \n,,\n')).toContain('is empty');
  expect(refusal('item,price\n')).toContain('only one row');
  expect(refusal('item\nCaf\uFFFD')).toContain('UTF-8');
  expect(refusal('item,price\n"Idli,55\nVada,20')).toContain('quotation mark');
  expect(refusal('item\nId"li"')).toContain('Line 2');
  expect(refusal(`${'a,'.repeat(60)}a\n1`)).toContain('61 columns');
  expect(refusal(`item\n${'Idli\n'.repeat(5_001)}`)).toContain('5,001 rows; at most 5,000');
  expect(table(`item\n${'Idli\n'.repeat(5_000)}`).rows).toHaveLength(5_000);
});

test('whatever stands in quotation marks comes out as it went in', () => {
  const cell = fc
    .string({ maxLength: 12, unit: 'grapheme' })
    .filter((text) => text.trim() !== '' && text === text.trim());
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      (rows, delimiter, end) => {
        const written = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
        const text = [['a', 'b', 'c'].join(delimiter), ...written].join(end);
        fc.pre(!text.includes('\uFFFD'));
        expect(table(text)).toMatchObject({ delimiter, rows: rows.map((cells) => ({ cells })) });
      },
    ),
  );
});

test('headers are recognised in the words that people use; of two with one meaning the first counts', () => {
  const fields = (header: string) => recognise(header.split(',')).map(({ field }) => field);
  expect(fields('campus,outlet,category,item,serving,price_inr,diet')).toEqual([
    ...['IGNORE', 'OUTLET', 'CATEGORY', 'NAME', 'SERVING', 'PRICE', 'DIET'],
  ]);
  expect(fields('name,ingredients,diet,prep_time,cook_time,flavor_profile,course,state,region')).toEqual([
    ...['NAME', 'DESCRIPTION', 'DIET', 'PREP_MINUTES', 'IGNORE', 'IGNORE', 'CATEGORY', 'IGNORE', 'IGNORE'],
  ]);
  expect(fields('Item Name,Rate (Rs.),Veg / Non-Veg')).toEqual(['NAME', 'PRICE', 'DIET']);
  expect(fields('Dish*,Price (in ₹),MRP [INR],price_in_rupees')).toEqual(['NAME', 'PRICE', 'MRP', 'IGNORE']);
  expect(fields('Dish Name,MRP,Veg')).toEqual(['NAME', 'PRICE', 'DIET']);
  expect(fields('name,price,mrp,Price,constructor')).toEqual(['NAME', 'PRICE', 'MRP', 'IGNORE', 'IGNORE']);
});
