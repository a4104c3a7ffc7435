import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { ANNA, bookkeeping } from '../journals/sample-journals.ts';
import { accountLedger } from '../ledger/account-ledger.ts';
import { trialBalance } from '../queries.ts';
import type { StatementName } from './columns.ts';
import { exportStatement, printStatement } from './export-statement.ts';
import { playGoldenMonth } from './sample-golden-month.ts';
import { readStatement } from './statement.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
beforeAll(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  await playGoldenMonth(world);
}, 60_000);
afterAll(() => world.close());

const APRIL = { from: '2026-04-01', to: '2026-04-30' };
const accountant = () => books.as(ANNA);
async function figuresOf(statement: StatementName, ask: object = {}) {
  const { lines } = await readStatement(accountant(), { statement, ...APRIL, ...ask });
  return Object.fromEntries(
    lines.filter(({ kind }) => kind !== 'HEADING').map(({ key, amounts }) => [key, amounts[0]]),
  );
}

test('the golden month comes to the trial balance as printed', async () => {
  const { rows, debit, credit } = await trialBalance(accountant(), { asOf: APRIL.to });
  expect([debit, credit]).toEqual([42_969_530, 42_969_530]);
  expect(Object.fromEntries(rows.map((row) => [row.account.code, row.debit - row.credit]))).toEqual({
    ...{ 1010: 1_598_150, 1020: 16_538_712, 1140: 210_000, 1200: 1_343_500, 1210: 32_400, 1500: 13_000_000 },
    ...{ 4150: 10_000, 4180: 1_000, 4185: 23_800, 4190: 98_000, 5100: 5_200_000, 5120: 24_000, 5150: 75_180 },
    ...{ 5160: 30_000, 5190: 2_100, 6100: 3_000_000, 6200: 250_000, 6300: 1_200_000, 6310: 111_600, 6311: 20_088 },
    ...{ 6400: 200_000, 6900: 1_000, 1590: -200_000, 2100: -80_640, 2130: -1_200_000, 2230: -770_400 },
    ...{ 2300: -416_000, 2310: -78_400, 2340: -10_000, 3100: -24_500_000, 4100: -15_665_900, 4120: -28_560 },
    ...{ 4195: -19_600, 6910: -30 },
  });
});

describe('the statements of the golden month are as printed', () => {
  test('profit and loss, with prime cost and shares of net revenue', async () => {
    const { lines } = await readStatement(accountant(), { statement: 'PROFIT_AND_LOSS', ...APRIL });
    const told = Object.fromEntries(lines.map(({ key, amounts, shares }) => [key, [amounts[0], shares[0]]]));
    expect(told).toMatchObject({
      ...{ 4100: [15_665_900, 10_054], 4120: [28_560, 18], 'gross-sales': [15_694_460, 10_073] },
      ...{ 4150: [-10_000, -6], 4180: [-1_000, -1], 4185: [-23_800, -15], 4190: [-98_000, -63], 4195: [19_600, 13] },
      ...{ 'net-revenue': [15_581_260, 10_000], 'cost-of-goods': [5_331_280, 3_422] },
      ...{ 'gross-profit': [10_249_980, 6_578], labour: [3_000_000, 1_925], 'prime-cost': [8_331_280, 5_347] },
      ...{ 'other-operating': [1_782_658, 1_144], 6910: [-30, 0], 'net-profit': [5_467_322, 3_509] },
    });
  });

  test('balance sheet', async () => {
    expect(await figuresOf('BALANCE_SHEET')).toMatchObject({
      ...{ cash: 18_136_862, receivable: 210_000, stock: 1_375_900, fixed: 12_800_000, assets: 32_522_762 },
      ...{ payable: 80_640, accrued: 1_200_000, tax: 770_400, wallet: 416_000, points: 78_400, 2340: 10_000 },
      ...{ liabilities: 2_555_440, 3100: 24_500_000, 'current-profit': 5_467_322, equity: 29_967_322 },
      'liabilities-and-equity': 32_522_762,
    });
  });

  const rest = {
    ...{ operating: 8_136_862, investing: -1_000_000, financing: 500_000, 'net-change': 7_636_862 },
    ...{ 'opening-cash': 10_500_000, 'closing-cash': 18_136_862 },
  };

  test('cash flow, indirect', async () => {
    const told = await figuresOf('CASH_FLOW_INDIRECT');
    expect(told).toMatchObject({
      ...{ ...rest, profit: 5_467_322, 'without-cash-1590': 200_000, 'change-receivable': -210_000 },
      ...{ 'change-stock': 124_100, 'change-payable': 80_640, 'change-accrued': 1_200_000, 'change-tax': 770_400 },
      ...{ 'change-wallet': 416_000, 'change-points': 78_400, 'change-other-debt': 10_000 },
    });
    expect(told).not.toHaveProperty('difference');
  });

  test('cash flow, direct: each line of cash by what stands against it', async () => {
    const told = await figuresOf('CASH_FLOW_DIRECT');
    expect(told).toMatchObject({
      ...{ ...rest, 'from-customers': 16_526_962, 'cash-sales': 11_089_150, 'cash-settlements': 5_437_812 },
      ...{ 'cash-tips': 10_000, 'cash-suppliers': -5_149_100, 'cash-employees': -3_000_000 },
      ...{ 'cash-expenses': -250_000, 'cash-drawer': -1_000, 'kept-back': 131_688 },
    });
    expect(told).not.toHaveProperty('difference');
  });
});

test.each(['PROFIT_AND_LOSS', 'BALANCE_SHEET', 'CASH_FLOW_DIRECT', 'CASH_FLOW_INDIRECT'] as const)(
  'no two lines of %s have one key',
  async (statement) => {
    const keys = (await readStatement(accountant(), { statement, ...APRIL })).lines.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test('what a file and the screen say is the same, cell by cell', async () => {
  const ask = { statement: 'PROFIT_AND_LOSS', ...APRIL } as const;
  const { lines } = await readStatement(accountant(), ask);
  const csv = await exportStatement(accountant(), { ask, format: 'CSV' });
  const rows = csv.content.toString('utf8').trim().split('\r\n');
  expect(csv.fileName).toBe('profit-and-loss-2026-04-01-2026-04-30.csv');
  expect(rows).toHaveLength(lines.length + 1);
  expect(rows).toContain('Net profit,,54673.22,35.09');
  expect(rows).toContain('4150 Sales returns & refunds,4150,-100.00,-0.06');
  const book = new Workbook();
  await book.xlsx.load((await exportStatement(accountant(), { ask, format: 'XLSX' })).content);
  const cells = book.worksheets[0]?.getRow(lines.length + 1).values as unknown[];
  expect(cells.slice(1, 4)).toEqual(['Net profit', undefined, 54_673.22]);
});

test('a statement is printed in a process of its own, the same each time', async () => {
  const ask = { statement: 'BALANCE_SHEET', ...APRIL } as const;
  const { content, fileName } = await printStatement(accountant(), ask);
  expect(fileName).toBe('balance-sheet-2026-04-30.pdf');
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await printStatement(accountant(), ask)).content.equals(content)).toBe(true);
}, 60_000);

test('the figure of an account is what its ledger moved in the same days', async () => {
  const { lines, columns } = await readStatement(accountant(), { statement: 'PROFIT_AND_LOSS', ...APRIL });
  for (const { account, amounts } of lines) {
    if (account === null) continue;
    const { from = '', to = '' } = columns[0] ?? {};
    const ledger = await accountLedger(accountant(), { account, from, to, withoutClosing: true });
    expect(Math.abs(ledger.debit - ledger.credit)).toBe(Math.abs(amounts[0] ?? 0));
  }
});
