import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { type EntryKind, post } from '../post.ts';
import { saveAccount } from '../save-account.ts';
import { placeOfAccount } from './account-place.ts';
import type { StatementName } from './columns.ts';
import { shareOf } from './lines.ts';
import { readStatement } from './statement.ts';

let world: World;
let other: string;
beforeAll(async () => {
  world = await openWorld();
  other = await world.addOutlet('OT');
  await world.db.transaction((tx) => seedAccounts(tx));
  const account = { commandId: world.newId(), code: '1021', name: 'Savings account', inUse: true, version: 0 };
  await saveAccount(world.as('chart:edit', { everywhere: true }), account);
  await book('2026-03-20', { 1010: 500, 4100: -500 });
  await book('2026-04-02', { 1010: 1_000, 4100: -1_000 });
  await book('2026-04-10', { 1021: 400, 1010: -400 });
  await book('2026-04-11', { 5100: 300, 1010: -300 });
  await book('2026-04-12', { 1500: 900, 2100: -900 });
  await book('2026-04-13', { 6310: 20, 1020: -20 });
  await book('2026-04-14', { 1020: 100, 6910: 1, 1500: -101 });
  await book('2026-04-20', { 1140: 700, 4100: -700 }, other);
  await book('2026-05-02', { 1010: 50, 4900: -50 });
});
afterAll(() => world.close());

async function book(
  day: string,
  sides: Record<string, number>,
  outletId = world.outletId,
  kind: EntryKind = 'ORDINARY',
) {
  const lines = Object.entries(sides).map(([account, amount]) =>
    amount > 0 ? { account, debit: amount } : { account, credit: -amount },
  );
  await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId, kind, source: { type: 'test', id: world.newId() }, event: 'happened', narration: 'A test', lines },
      ...{ at: world.clock.now(), dates: { businessDate: day, taxDate: day }, postedBy: 'test' },
    }),
  );
}

const everywhere = () => world.as('ledger:read', { everywhere: true });
const APRIL = { from: '2026-04-01', to: '2026-04-30' };
async function linesOf(statement: StatementName, ask: object = {}, by = everywhere()) {
  const { lines } = await readStatement(by, { statement, ...APRIL, ...ask });
  return Object.fromEntries(lines.map(({ key, amounts }) => [key, amounts]));
}

test('each outlet has a column, and together they are the whole', async () => {
  const { columns, lines } = await readStatement(everywhere(), {
    statement: 'PROFIT_AND_LOSS',
    ...APRIL,
    byOutlet: true,
  });
  expect(columns.map(({ key }) => key)).toEqual(['period', world.outletId, other]);
  for (const {
    amounts: [whole, ...parts],
  } of lines)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
  expect(lines.find(({ key }) => key === 'net-revenue')?.amounts).toEqual([1_700, 1_000, 700]);
});

test('days are beside other days, and a line that only one of them has is in both', async () => {
  const may = { from: '2026-05-01', to: '2026-05-31', compareFrom: APRIL.from, compareTo: APRIL.to };
  const lines = await linesOf('PROFIT_AND_LOSS', may);
  expect(lines).toMatchObject({
    4100: [0, 1_700],
    4900: [50, 0],
    'net-revenue': [0, 1_700],
    'net-profit': [50, 1_379],
  });
  const { lines: told } = await readStatement(everywhere(), { statement: 'PROFIT_AND_LOSS', ...may });
  // Of nothing there is no share.
  expect(told.find(({ key }) => key === '4900')?.shares).toEqual([null, 0]);
});

test('a balance sheet parts the profit of the year from that of years nobody closed', async () => {
  expect(await linesOf('BALANCE_SHEET')).toMatchObject({
    ...{ 1010: [800], 1021: [400], 'earlier-profit': [500], 'current-profit': [1_379], cash: [1_280], fixed: [799] },
    ...{ assets: [2_779], liabilities: [900], equity: [1_879], 'liabilities-and-equity': [2_779] },
  });
});

test('both cash flows say the same, also of what was bought on credit and of a rounding with equipment', async () => {
  const [direct, indirect] = [await linesOf('CASH_FLOW_DIRECT'), await linesOf('CASH_FLOW_INDIRECT')];
  const same = { operating: [679], investing: [101], financing: [0], 'opening-cash': [500], 'closing-cash': [1_280] };
  expect(direct).toMatchObject({ ...same, 'cash-sales': [1_000], 'cash-suppliers': [-300], 'cash-expenses': [-21] });
  expect(indirect).toMatchObject({ ...same, profit: [1_379], 'without-cash-1500': [-900], 'change-payable': [900] });
  expect([direct, indirect].some((lines) => 'difference' in lines)).toBe(false);
});

test('somebody of one outlet sees its figures alone, and is denied another', async () => {
  const own = world.as('ledger:read');
  expect(await linesOf('PROFIT_AND_LOSS', {}, own)).toMatchObject({ 'net-revenue': [1_000] });
  expect(await linesOf('BALANCE_SHEET', {}, own)).not.toHaveProperty('receivable');
  expect(await linesOf('CASH_FLOW_DIRECT', {}, own)).toMatchObject({ operating: [679] });
  const { columns } = await readStatement(own, { statement: 'PROFIT_AND_LOSS', ...APRIL, byOutlet: true });
  expect(columns.map(({ key }) => key)).toEqual(['period', world.outletId]);
  await expect(linesOf('PROFIT_AND_LOSS', { outletId: other }, own)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test.each([
  ['the last day before the first', { from: '2026-05-01' }],
  ['too many days', { from: '2010-01-01' }],
  ['half of a comparison', { compareFrom: '2026-03-01' }],
  ['a comparison turned round', { compareFrom: '2026-03-02', compareTo: '2026-03-01' }],
  ['one outlet in each column', { byOutlet: true, outletId: '019400a0-0000-7000-8000-000000000001' }],
])('%s is said to be wrong', async (_, ask) => {
  await expect(linesOf('PROFIT_AND_LOSS', ask)).rejects.toMatchObject({ code: 'INVALID' });
});

test("one's own accounts stand where their code puts them", () => {
  expect(placeOfAccount('102100')).toMatchObject({ balance: 'CASH', cash: null });
  expect(placeOfAccount('6350')).toMatchObject({ profit: 'OPERATING', cash: 'EXPENSES' });
  expect(placeOfAccount('6105')).toMatchObject({ profit: 'LABOUR', cash: 'EMPLOYEES' });
  expect(placeOfAccount('2410')).toMatchObject({ balance: 'LOAN', cash: 'FINANCING' });
  expect(placeOfAccount('4155')).toMatchObject({ profit: 'REDUCTION' });
});

test('a share is rounded half up, away from nothing, and of nothing there is none', () => {
  expect([shareOf(1, 3), shareOf(2, 3), shareOf(-1, 8), shareOf(5, 100_000), shareOf(-5, 100_000)]).toEqual([
    ...[3_333, 6_667, -1_250, 1, -1],
  ]);
  expect([shareOf(5, 0), shareOf(-5, -10)]).toEqual([null, 5_000]);
});
