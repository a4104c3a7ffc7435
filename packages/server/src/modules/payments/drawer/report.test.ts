import { isRefusal } from '@college-kiosk/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { back, partRefunds } from '../../../testing/part-refunds.ts';
import { sampleDrawer } from '../../../testing/till/drawers.ts';
import { printDrawerReport } from './print-report.ts';
import { listDrawerMovements, listDrawerSessions, listDrawers, readDrawerReport } from './queries.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

test('a report is a paper 80 mm wide, called X until the session is closed and Z by its number after', async () => {
  const drawer = await sampleDrawer(canteen);
  const sessionId = await drawer.opened();
  await drawer.move(sessionId, 'SAFE', 5_000);
  const asked = { outletId: canteen.outletId, sessionId };
  const x = await printDrawerReport(drawer.manager, asked);
  expect(x.fileName).toMatch(/^X-report-Drawer/);
  expect(x.content.subarray(0, 5).toString()).toBe('%PDF-');
  // One page, as long as it takes.
  expect(x.content.toString('latin1').match(/MediaBox \[0 0 226\.77/g)).toHaveLength(1);
  await drawer.count(sessionId, 45_000);
  await drawer.close(sessionId, 'Somebody paid with a torn note, which was not taken at the bank. '.repeat(3).trim());
  const z = await printDrawerReport(drawer.manager, asked);
  expect(z.fileName).toMatch(/^Z-report-1-Drawer/);
  expect(z.content.toString('latin1').match(/MediaBox/g)).toHaveLength(1);
  const again = await printDrawerReport(drawer.manager, asked);
  expect(again.content.equals(z.content)).toBe(true);
  // Three papers, each made in a process of its own.
}, 60_000);

test('who counts does not read what should be there, and nobody reads it of another outlet', async () => {
  const drawer = await sampleDrawer(canteen);
  const sessionId = await drawer.opened();
  const asked = { outletId: canteen.outletId, sessionId };
  await expect(printDrawerReport(drawer.cashier, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(listDrawerMovements(drawer.cashier, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = await canteen.addOutlet('EL');
  const there = canteen.as(['drawer:report', 'drawer:see'], { outletId: elsewhere });
  await expect(printDrawerReport(there, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(printDrawerReport(there, { outletId: elsewhere, sessionId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await listDrawerSessions(there, { outletId: elsewhere })).edges).toEqual([]);
});

test('movements come in pages by number; drawers in use come first', async () => {
  const drawer = await sampleDrawer(canteen);
  const sessionId = await drawer.opened();
  for (const amount of [100, 200, 300]) await drawer.move(sessionId, 'SAFE', amount);
  const asked = { outletId: canteen.outletId, sessionId, first: 3 };
  const first = await listDrawerMovements(drawer.manager, asked);
  expect(first.edges.map(({ node }) => node.number)).toEqual([1, 2, 3]);
  const next = await listDrawerMovements(drawer.manager, { ...asked, after: first.pageInfo.endCursor });
  expect(next.edges.map(({ node }) => node.amount)).toEqual([-300]);
  const cursor = Buffer.from('["x"]').toString('base64url');
  await expect(listDrawerMovements(drawer.manager, { ...asked, after: cursor })).rejects.toMatchObject({
    code: 'INVALID',
  });
  expect((await listDrawers(drawer.cashier, { outletId: canteen.outletId })).at(0)?.inUse).toBe(true);
});

test('of an order of which parts went back, a report counts each part once, in the session that paid it', async () => {
  const drawer = await sampleDrawer(canteen);
  const { paid, refund } = partRefunds(() => canteen, { as: drawer.manager });
  const dish = await canteen.dish({ price: 10_500 });
  const session = await drawer.open(50_000, drawer.manager);
  if (isRefusal(session)) throw new Error(session.message);
  const orderId = await paid([[dish, 3]]);
  for (const _ of [1, 2]) expect(await refund(orderId, back([1, 1]), drawer.manager)).toEqual({ orderId });
  const { figures } = await readDrawerReport(drawer.manager, { outletId: canteen.outletId, sessionId: session.id });
  expect(figures).toMatchObject({
    ...{ expected: 60_500, roundOff: 0, taxes: [{ rateBp: 500, taxable: 10_000, tax: 500 }] },
    categories: [{ pieces: 1, amount: 10_500 }],
  });
});
