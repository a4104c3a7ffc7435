import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { accountLedger } from '../ledger/account-ledger.ts';
import { post } from '../post.ts';
import { trialBalance } from '../queries.ts';
import { exportBook, printBook } from './export-book.ts';

let world: World;
let other: string;
beforeAll(async () => {
  world = await openWorld();
  other = await world.addOutlet('OT');
  await world.db.transaction((tx) => seedAccounts(tx));
  await book('2026-03-30', { 1010: 500_00, 3100: -500_00 });
  await book('2026-04-02', { 1010: 105_00, 4100: -100_00, 2210: -2_50, 2211: -2_50 }, { party: 'drawer' });
  await book('2026-04-03', { 5100: 30_00, 1010: -30_00 });
  await book('2026-04-03', { 1010: 7_00, 4100: -7_00 }, { outletId: other });
});
afterAll(() => world.close());

type Said = { outletId?: string; party?: string };

async function book(day: string, sides: Record<string, number>, { outletId = world.outletId, party }: Said = {}) {
  const lines = Object.entries(sides).map(([account, amount]) => ({
    ...(amount > 0 ? { account, debit: amount } : { account, credit: -amount }),
    ...(account === '1010' && party ? { party } : {}),
  }));
  await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId, source: { type: 'test', id: world.newId() }, event: 'happened', lines },
      ...{ narration: '=Sold', at: world.clock.now(), dates: { businessDate: day, taxDate: day }, postedBy: 'test' },
    }),
  );
}

const everywhere = () => world.as('ledger:read', { everywhere: true });
const APRIL = { from: '2026-04-01', to: '2026-04-30' };
async function rowsOf(ask: Omit<Parameters<typeof exportBook>[1]['ask'], 'from' | 'to'>, by = everywhere()) {
  const { content, fileName } = await exportBook(by, { ask: { ...APRIL, ...ask }, format: 'CSV' });
  return { fileName, rows: content.toString().replace('\ufeff', '').trim().split('\r\n').slice(1) };
}

test('the trial balance is a file with the figures of the screen', async () => {
  const { fileName, rows } = await rowsOf({ book: 'TRIAL_BALANCE' });
  expect(fileName).toBe('trial-balance-2026-04-30.csv');
  const shown = await trialBalance(everywhere(), { asOf: APRIL.to });
  expect(rows).toHaveLength(shown.rows.length + 1);
  expect(rows[0]).toBe('1010,Cash in drawer,582.00,');
  expect(rows.at(-1)).toBe(',Total,612.00,612.00');
  expect([shown.debit, shown.credit]).toEqual([612_00, 612_00]);
});

test('the day book goes from the first entry to the last, line by line, and no text begins a formula', async () => {
  const { rows } = await rowsOf({ book: 'DAY_BOOK', outletId: world.outletId });
  expect(rows.map((row) => row.split(',').slice(3).join(','))).toEqual([
    '1010,Cash in drawer,105.00,',
    '2210,Output CGST,,2.50',
    '2211,Output SGST,,2.50',
    '4100,Food & beverage sales (prepared),,100.00',
    '1010,Cash in drawer,,30.00',
    '5100,Cost of goods sold – food,30.00,',
    ',,135.00,135.00',
  ]);
  expect(rows[0]).toMatch(/^2026-04-02,\d+,'=Sold,/);
  expect((await rowsOf({ book: 'DAY_BOOK', account: '5100' })).rows).toHaveLength(3);
});

test('a ledger begins with what was brought forward and ends with what the screen says', async () => {
  const { rows, fileName } = await rowsOf({ book: 'LEDGER', account: '1010', outletId: world.outletId });
  expect(fileName).toBe('ledger-1010-2026-04-01-2026-04-30.csv');
  expect(rows[0]).toBe(',,Brought forward,,,500.00');
  expect(rows.slice(1).map((row) => row.split(',').slice(3).join(','))).toEqual([
    '105.00,,605.00',
    ',30.00,575.00',
    '105.00,30.00,575.00',
  ]);
  const shown = await accountLedger(everywhere(), { account: '1010', ...APRIL, outletId: world.outletId });
  expect([shown.opening, shown.closing]).toEqual([500_00, 575_00]);
  expect((await rowsOf({ book: 'LEDGER', account: '1010', party: 'drawer' })).rows).toHaveLength(3);
});

test('a book is a paper of its days', { timeout: 60_000 }, async () => {
  const { content, fileName, mediaType } = await printBook(everywhere(), { book: 'DAY_BOOK', ...APRIL });
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  expect([fileName, mediaType]).toEqual(['day-book-2026-04-01-2026-04-30.pdf', 'application/pdf']);
});

test('nobody reads books of elsewhere, and what cannot be asked is said', async () => {
  const here = world.as('ledger:read');
  const elsewhere = { book: 'DAY_BOOK', outletId: other } as const;
  await expect(rowsOf(elsewhere, here)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(printBook(here, { ...APRIL, ...elsewhere })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await rowsOf({ book: 'LEDGER', account: '1010' }, here)).rows).toHaveLength(4);
  for (const [ask, says] of [
    [{ book: 'LEDGER', ...APRIL }, 'whose ledger'],
    [{ book: 'DAY_BOOK', from: '2026-04-02', to: '2026-04-01' }, 'first day first'],
  ] as const)
    await expect(printBook(everywhere(), ask)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining(says),
    });
  await expect(rowsOf({ book: 'LEDGER', account: '7777' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(rowsOf({ book: 'DAY_BOOK' }, world.as('order:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
