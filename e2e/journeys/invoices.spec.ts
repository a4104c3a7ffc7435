import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'IV');
  await world.dish('Paper dosa', { price: 1_500 });
});

/** Sells three at the counter; says the token, with the dialog left open. */
async function sellThree(counter: Page): Promise<string> {
  await counter.goto(`/staff/counter/new?outlet=${world.outletId}`);
  for (const _ of [1, 2, 3])
    await counter
      .getByRole('button', { name: /Paper dosa/ })
      .first()
      .click();
  await counter.getByRole('button', { name: /Take cash, ₹45/ }).click();
  const cash = counter.getByRole('dialog', { name: 'Cash' });
  await cash.getByRole('button', { name: /Exactly/ }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  const title = counter.getByRole('dialog').getByRole('heading', { name: /^Order / });
  await expect(title).toBeVisible();
  return ((await title.textContent()) ?? '').replace('Order ', '');
}

/** Gives one piece of the order that is shown back. */
async function giveOneBack(office: Page): Promise<void> {
  await office.getByRole('button', { name: 'Give a part back' }).click();
  const dialog = office.getByRole('dialog', { name: /^Give back of/ });
  await dialog.getByRole('button', { name: 'One more: Paper dosa' }).click();
  await expect(dialog.getByText('₹15.00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cold or late' }).click();
  await expectAccessible(office, 'giving a part back');
  await dialog.getByRole('button', { name: 'Give back' }).click();
}

test('a sale at the counter: its receipt, two parts given back, and all of it in the books', async ({ browser }) => {
  const size = { viewport: { width: 1366, height: 768 } };
  const counter = await (await browser.newContext(size)).newPage();
  await signIn(counter, '/staff/', 'cashier');
  const token = await sellThree(counter);
  await counter.getByRole('button', { name: 'Receipt' }).click();
  const paper = counter.getByRole('dialog', { name: /^Paper of/ });
  const number = ((await paper.getByRole('heading').textContent()) ?? '').replace('Paper of ', '');
  expect(number).toMatch(/\/0*1$/);
  const download = counter.waitForEvent('download');
  await paper.getByRole('button', { name: 'Keep as PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  const office = await (await browser.newContext(size)).newPage();
  await signIn(office, '/staff/', 'manager');
  await office.goto(`/staff/orders?outlet=${world.outletId}`);
  await office.getByRole('row').filter({ hasText: token }).click();
  await expect(office.getByRole('heading', { level: 1, name: `Order ${token}` })).toBeVisible();
  for (const left of ['2 of 3 left', '1 of 3 left']) {
    await giveOneBack(office);
    await expect(office.getByText('is given back, with a credit note').last()).toBeVisible();
    await expect(office.getByText('Partly refunded').first()).toBeVisible();
    await office.getByRole('button', { name: 'Give a part back' }).click();
    await expect(office.getByText(left)).toBeVisible();
    await office.keyboard.press('Escape');
  }
  // Nobody would wait for the order any more: it is cancelled, not emptied.
  await giveOneBack(office);
  await expect(office.getByRole('alert')).toContainText('Cancel it instead');

  const books = await (await browser.newContext(size)).newPage();
  await signIn(books, '/finance/', 'finance');
  await books.goto(`/finance/documents?outlet=${world.outletId}&find=${encodeURIComponent(number)}`);
  await books.getByRole('link', { name: number }).click();
  await expect(books.getByRole('heading', { level: 1 })).toContainText(number);
  await expect(books.getByText('Original')).toBeVisible();
  const notes = books.getByRole('link', { name: /^Taken back by/ });
  await expect(notes).toHaveCount(2);
  await notes.last().click();
  await expect(books.getByRole('heading', { level: 1 })).toContainText('Credit note');
  await expect(books.getByText('Cold or late').first()).toBeVisible();
  // The second of three takes the odd paisa: 14.30 and twice 35 paise (rules §1.5 D).
  await expect(books.getByRole('row').filter({ hasText: '4150' })).toContainText('14.30');
  await expect(books.getByRole('row').filter({ hasText: '1010' })).toContainText('15.00');
  await expect(books.getByRole('link', { name: new RegExp(`Takes back ${number}`) })).toBeVisible();
  await expectAccessible(books, 'a credit note');
});
