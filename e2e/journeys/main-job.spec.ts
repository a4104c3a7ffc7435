import { expect, type Locator, type Page, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { openDevice, type Screen, signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
let world: SeededWorld;
let kiosk: Screen;
let kitchen: Screen;
let board: Screen;
let counter: Screen;

test.beforeAll(async ({ browser }) => {
  world = await seedWorld(api, 'EA');
  await world.dish('Ghee roast dosa');
  const { outletId } = world;
  kiosk = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId, name: 'Kiosk at the door' });
  kitchen = await openDevice(browser, api, {
    path: '/staff/kitchen',
    size: 'display',
    outletId,
    name: 'Above the stove',
  });
  board = await openDevice(browser, api, { path: '/board', size: 'display', outletId, name: 'Over the counter' });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  counter = { context, page: await context.newPage() };
  await signIn(counter.page, '/staff/', 'cashier');
  await counter.page.goto(`/staff/counter?outlet=${outletId}`);
});
test.afterAll(async () => {
  for (const screen of [kiosk, kitchen, board, counter]) await screen.context.close();
});

/** Touches, chooses the dish and goes to the order. */
async function choose(page: Page, dish: string): Promise<void> {
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await page.getByRole('button', { name: `Add ${dish}` }).click();
  await page.getByRole('button', { name: 'View order' }).click();
}

/** The token that the kiosk shows, and the six digits beside it. */
async function shownOn(page: Page): Promise<{ token: string; code: string }> {
  const shown = (await page.locator('main').textContent()) ?? '';
  const token = /E\d{3}/.exec(shown)?.[0] ?? '';
  const code = /Pickup code\D*(\d{3})\D*(\d{3})/.exec(shown)?.slice(1).join('') ?? '';
  expect(token).toMatch(/^E\d{3}$/);
  return { token, code };
}

/** What the cashier sees of one order, chosen from the list by its token. */
async function atCounter(token: string): Promise<Locator> {
  await counter.page.getByRole('region', { name: 'Open orders' }).getByRole('button', { name: token }).click();
  return counter.page.getByRole('article', { name: `Order ${token}` });
}

test('an order goes from the kiosk to the customer’s hand while three screens follow by themselves', async () => {
  await choose(kiosk.page, 'Ghee roast dosa');
  await expect(kiosk.page.getByText('includes GST')).toBeVisible();
  await kiosk.page.getByRole('button', { name: 'Pay with UPI' }).click();

  // Paid on the customer's phone: the provider's own page, told to succeed.
  const link = kiosk.page.getByRole('link', { name: 'Open payment page' });
  const phone = await kiosk.context.newPage();
  await phone.goto((await link.getAttribute('href')) ?? '');
  await phone
    .getByRole('button', { name: /success/i })
    .first()
    .click();
  // Not before it has answered: a page that is closed while it loads may never say that it is closed.
  await expect(phone.getByRole('status')).toBeVisible();
  await phone.close();

  await expect(kiosk.page.getByRole('heading', { name: /with the kitchen/ })).toBeVisible({ timeout: 15_000 });
  const { token, code } = await shownOn(kiosk.page);
  expect(code).toMatch(/^\d{6}$/);

  const ticket = kitchen.page.getByRole('article', { name: new RegExp(`Ticket ${token}`) });
  await expect(ticket).toBeVisible();
  await expect(board.page.getByRole('region', { name: 'Preparing' }).getByText(token)).toBeVisible();

  await ticket.getByRole('button', { name: /Start/ }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Your food is being made' })).toBeVisible();
  await ticket.getByRole('button', { name: /Done/ }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Your food is ready!' })).toBeVisible();
  await expect(board.page.getByRole('region', { name: 'Ready' }).getByText(token)).toBeVisible();

  const order = await atCounter(token);
  const keypad = order.getByRole('group', { name: 'Pickup code' });
  for (const digit of code) await keypad.getByRole('button', { name: digit, exact: true }).click();
  await expect(counter.page.getByText(`${token} was handed over.`)).toBeVisible();
  await expect(order).toBeHidden();
  await expect(board.page.getByRole('region', { name: 'Ready' }).getByText(token)).toBeHidden();
  await expect(kiosk.page.getByRole('heading', { name: /Collected/ })).toBeVisible();
});

test('an order placed at the kiosk waits for its cash, and the kitchen has it once the cashier took it', async () => {
  await kiosk.page.getByRole('button', { name: 'Done' }).click();
  await choose(kiosk.page, 'Ghee roast dosa');
  await kiosk.page.getByRole('button', { name: 'Pay at the counter' }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Please pay at the counter' })).toBeVisible();
  const { token } = await shownOn(kiosk.page);
  const ticket = kitchen.page.getByRole('article', { name: new RegExp(`Ticket ${token}`) });

  const order = await atCounter(token);
  await expect(ticket).toBeHidden();
  await order.getByRole('button', { name: 'Take cash' }).click();
  const cash = counter.page.getByRole('dialog', { name: `Cash for ${token}` });
  await cash.getByRole('button', { name: '+₹100' }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  await expect(cash.getByText(`${token} is paid and in the kitchen`)).toBeVisible();
  await expect(cash.getByText('Give back ₹40')).toBeVisible();

  await expect(ticket).toBeVisible();
  await expect(kiosk.page.getByRole('heading', { name: /with the kitchen/ })).toBeVisible();
  await expect(board.page.getByRole('region', { name: 'Preparing' }).getByText(token)).toBeVisible();
});

test('a cart whose owner walked away is gone when nobody answers the question', async () => {
  const { page } = kiosk;
  await page.getByRole('button', { name: 'Done' }).click();
  await page.clock.install();
  await page.reload();
  await choose(page, 'Ghee roast dosa');
  await expect(page.getByText('includes GST')).toBeVisible();
  // From here on time goes only as far as it is told to, however slow the machine is.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.dispatchEvent('main', 'pointerdown');
  await page.clock.runFor(46_000);
  const question = page.getByRole('dialog', { name: 'Are you still there?' });
  await expect(question).toBeVisible();
  await page.clock.runFor(18_000);
  await expect(question).toBeVisible();
  await page.clock.runFor(3_000);
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(page.getByRole('button', { name: 'Add Ghee roast dosa' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'View order' })).toBeDisabled();
});
