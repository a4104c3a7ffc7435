import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_AMOUNT, type Desk, openDesk } from '../../testing/till/open-desk.ts';
import { takeCash } from '../../testing/till/paid-orders.ts';
import { entriesOfSources } from '../finance/index.ts';
import { expirePayments } from './jobs.ts';
import { strayPayments } from './queries.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  const violations = await desk.violations();
  await desk.close();
  expect(violations).toEqual([]);
});

describe('money the order cannot take', () => {
  test('that comes late for a dead order is kept in 2330 and listed', async () => {
    const payment = await desk.offered({ minutes: 1 });
    desk.world.clock.advance(60_000);
    await expirePayments(desk.world.system());
    desk.orders.dead.add(payment.orderId);
    await desk.till.pay(payment.payUrl, 'success@fake');
    await desk.till.deliver();

    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: 'DEAD_ORDER' });
    const [entry] = (await entriesOfSources(desk.world.db, [payment.id])).get(payment.id) ?? [];
    expect(entry?.lines.map((line) => [line.account.code, line.debit, line.credit])).toEqual([
      ['1140', DESK_AMOUNT, 0],
      ['2330', 0, DESK_AMOUNT],
    ]);
    const listed = await strayPayments(desk.world.as('payment:review'), { outletId: desk.world.outletId });
    expect(listed.edges.map((edge) => edge.node.id)).toEqual([payment.id]);
  });

  test('that comes a second time is kept too, and pages follow one another', async () => {
    const payment = await desk.offered();
    const tender = {
      id: desk.world.newId(),
      outletId: desk.world.outletId,
      due: DESK_AMOUNT,
      roundsCash: true,
      tendered: DESK_AMOUNT,
    };
    await takeCash(desk.world.as('order:place'), { ...tender, orderId: payment.orderId });
    await desk.till.pay(payment.payUrl, 'success@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: 'PAID_TWICE' });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);

    const viewer = desk.world.as('payment:review');
    const first = await strayPayments(viewer, { outletId: desk.world.outletId, first: 1 });
    const rest = await strayPayments(viewer, {
      outletId: desk.world.outletId,
      first: 1,
      after: first.pageInfo.endCursor,
    });
    expect([...first.edges, ...rest.edges].map((edge) => edge.node.stray)).toEqual(['PAID_TWICE', 'DEAD_ORDER']);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(await rest.totalCount()).toBe(2);
  });

  test('is shown only to those who may see it, outlet by outlet', async () => {
    const other = await desk.world.addOutlet('OT');
    const look = (call: ReturnType<Desk['world']['as']>) => strayPayments(call, { outletId: desk.world.outletId });
    await expect(look(desk.world.as('payment:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(look(desk.world.as('payment:review', { outletId: other }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(look(desk.world.anonymous())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
