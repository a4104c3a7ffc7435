import { expect, type Page, test } from '@playwright/test';
import { newId, theApi } from '../api.ts';
import { openDevice, type Screen } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
let world: SeededWorld;
let kiosk: Screen;
let kitchen: Screen;
let board: Screen;

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
});
test.afterAll(async () => {
  for (const screen of [kiosk, kitchen, board]) await screen.context.close();
});

/** Touches, chooses the dish and goes to the order. */
async function choose(page: Page, dish: string): Promise<void> {
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await page.getByRole('button', { name: `Add ${dish}` }).click();
  await page.getByRole('button', { name: 'View order' }).click();
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
  await phone.close();

  await expect(kiosk.page.getByRole('heading', { name: /with the kitchen/ })).toBeVisible({ timeout: 15_000 });
  const shown = (await kiosk.page.locator('main').textContent()) ?? '';
  const token = /E\d{3}/.exec(shown)?.[0] ?? '';
  const code = /Pickup code\D*(\d{3})\D*(\d{3})/.exec(shown)?.slice(1).join('') ?? '';
  expect(token).toMatch(/^E\d{3}$/);
  expect(code).toMatch(/^\d{6}$/);

  const ticket = kitchen.page.getByRole('article', { name: new RegExp(`Ticket ${token}`) });
  await expect(ticket).toBeVisible();
  await expect(board.page.getByRole('region', { name: 'Preparing' }).getByText(token)).toBeVisible();

  await ticket.getByRole('button', { name: /Start/ }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Your food is being made' })).toBeVisible();
  await ticket.getByRole('button', { name: /Done/ }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Your food is ready!' })).toBeVisible();
  await expect(board.page.getByRole('region', { name: 'Ready' }).getByText(token)).toBeVisible();

  const { orders } = await api.send<{ orders: { edges: { node: { id: string; token: string } }[] } }>(
    'query ($outletId: UUID!) { orders(outletId: $outletId, states: [READY]) { edges { node { id token } } } }',
    { outletId: world.outletId },
  );
  const orderId = orders.edges.find(({ node }) => node.token === token)?.node.id;
  const { collectOrder } = await api.send<{ collectOrder: { __typename: string } }>(
    'mutation ($input: CollectOrderInput!) { collectOrder(input: $input) { __typename } }',
    { input: { commandId: newId(), orderId, pickupCode: code } },
  );
  expect(collectOrder.__typename).toBe('Order');
  await expect(board.page.getByRole('region', { name: 'Ready' }).getByText(token)).toBeHidden();
  await expect(kiosk.page.getByRole('heading', { name: /Collected/ })).toBeVisible();
});
