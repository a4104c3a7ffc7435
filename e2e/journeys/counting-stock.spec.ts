import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
const LEVELS = `query ($outletId: UUID!, $search: String!) {
  stockLevels(outletId: $outletId, search: $search) { edges { node { onHand value item { id name } } } }
}`;
const BOOKS = `query ($outletId: UUID!) {
  journalEntries(outletId: $outletId, first: 20) { edges { node { narration lines { account { code } debit credit } } } }
}`;

// Stock items are the organisation's: these are of this run alone.
const mark = newId().slice(-5);
const [DOSA, IDLI, VADA] = ['Dosa', 'Idli', 'Vada'].map((name) => `${name} ${mark} batter`) as [string, string, string];
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'CS');
  for (const name of ['Dosa', 'Idli', 'Vada']) await world.dish(`${name} ${mark}`, { portions: 10 });
});

type Level = { onHand: number; value: number; item: { id: string; name: string } };
async function levelOf(name: string): Promise<Level | undefined> {
  const { stockLevels } = await api.send<{ stockLevels: { edges: { node: Level }[] } }>(LEVELS, {
    ...{ outletId: world.outletId, search: name },
  });
  return stockLevels.edges.map(({ node }) => node).find(({ item }) => item.name === name);
}
type Entry = { narration: string; lines: { account: { code: string }; debit: number; credit: number }[] };
async function booked(narration: string): Promise<Record<string, number>> {
  const { journalEntries } = await api.send<{ journalEntries: { edges: { node: Entry }[] } }>(BOOKS, {
    outletId: world.outletId,
  });
  const entry = journalEntries.edges.map(({ node }) => node).find((one) => one.narration === narration);
  return Object.fromEntries((entry?.lines ?? []).map(({ account, debit, credit }) => [account.code, debit - credit]));
}
const there = (path: string) => `/staff${path}${path.includes('?') ? '&' : '?'}outlet=${world.outletId}`;
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `${name}: counted` });

test('a cook counts blind, from the keyboard and once more where it differs by much; the manager approves, and stock and books agree', async ({
  browser,
}) => {
  const cook = await (await browser.newContext()).newPage();
  await signIn(cook, '/staff/', 'cook');
  await cook.goto(there('/stock/counts/new'));
  await cook.getByRole('button', { name: 'Begin' }).click();
  await expect(cook.getByRole('heading', { name: /Count of Main store/ })).toBeVisible();
  // 1 kg of each was received. Nobody says so here.
  await expect(cook.getByText(/expected/i)).toHaveCount(0);
  await field(cook, DOSA).fill('1');
  await cook.keyboard.press('Enter');
  await expect(field(cook, IDLI)).toBeFocused();
  await cook.keyboard.type('7');
  await cook.keyboard.press('Control+z');
  await expect(field(cook, IDLI)).toHaveValue('');
  await field(cook, IDLI).fill('0.75');
  await cook.keyboard.press('ArrowDown');
  await cook.keyboard.type('1');
  await expect(cook.getByText('Saved', { exact: true })).toHaveCount(4);
  await cook.reload();
  await expect(field(cook, IDLI)).toHaveValue('0.75');
  await expectAccessible(cook, 'a count');

  await cook.getByRole('button', { name: 'Hand it in' }).click();
  await expect(cook.getByText('Once more', { exact: true })).toHaveCount(1);
  await field(cook, IDLI).fill('0.8');
  await expect(cook.getByText('Not yet')).toHaveCount(0);
  await cook.getByRole('button', { name: 'Hand it in' }).click();
  await expect(cook.getByText('Waits for approval')).toBeVisible();

  const manager = await (await browser.newContext()).newPage();
  await signIn(manager, '/staff/', 'manager');
  await manager.goto(cook.url());
  const row = manager.getByRole('row').filter({ hasText: IDLI });
  await expect(row).toContainText('−200 g');
  await expect(row).toContainText('first 750 g');
  await expect(row).toContainText('−20 %');
  await expectAccessible(manager, 'a count to decide on');
  await manager.getByRole('button', { name: 'Approve and correct the stock' }).click();
  await expect(manager.getByText('Approved', { exact: true })).toBeVisible();

  expect(await levelOf(IDLI)).toMatchObject({ onHand: 800_000, value: 9_600 });
  expect(await levelOf(DOSA)).toMatchObject({ onHand: 1_000_000, value: 12_000 });
  expect(await booked('Count of Main store')).toEqual({ 5160: 2_400, 1200: -2_400 });
});

test('on a phone waste is three taps, and one more takes it back', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await phone.newPage();
  await page.goto('/staff/');
  await page.getByLabel('E-mail').fill('cook@demo.example');
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
  await page.goto(there('/stock/waste'));
  await page.getByRole('button', { name: new RegExp(VADA) }).tap();
  await page.getByRole('button', { name: '500 g', exact: true }).tap();
  await expectAccessible(page, 'waste, why');
  await page.getByRole('button', { name: 'Dropped or broken' }).tap();
  await expect(page.getByText(`500 g ${VADA}, ₹60`)).toBeVisible();
  expect(await levelOf(VADA)).toMatchObject({ onHand: 500_000, value: 6_000 });
  expect(await booked(`${VADA}: wasted (dropped)`)).toEqual({ 5150: 6_000, 1200: -6_000 });

  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect(page.getByText('It is in stock again.')).toBeVisible();
  expect(await levelOf(VADA)).toMatchObject({ onHand: 1_000_000, value: 12_000 });
});
