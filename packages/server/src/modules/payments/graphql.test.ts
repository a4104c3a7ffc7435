import { isNull } from 'drizzle-orm';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ANONYMOUS } from '../../platform/auth/actor.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { openDatabase } from '../../platform/db/database.ts';
import { buildGraph } from '../../platform/graphql/build-schema.ts';
import type { GraphContext } from '../../platform/graphql/context.ts';
import { Hub } from '../../platform/live/hub.ts';
import { claimEvents } from '../../platform/outbox/claim.ts';
import { outbox } from '../../platform/outbox/tables.ts';
import { graphContext } from '../../testing/graph-context.ts';
import { hear } from '../../testing/hear.ts';
import { openTill, type Till } from '../../testing/till/open-till.ts';
import { askForPayment, giveBack, plugPaidOrders } from '../../testing/till/paid-orders.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { seedAccounts } from '../finance/index.ts';
import { PaymentsResolver } from './graphql/payments.resolver.ts';
import { offerPayment } from './offer-payment.ts';
import { paymentsById } from './queries.ts';

let world: World;
let till: Till;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  plugPaidOrders(world).dead.add(DEAD);
  till = await openTill(world);
});
afterAll(async () => {
  await till.close();
  await world.close();
});

const DEAD = '01890000-0000-7000-8000-00000000dead';
const schema = buildGraph([PaymentsResolver]);

/** Numbers and publishes what was committed, as the relay does: transactions elsewhere in the cluster hold it back. */
async function relay(): Promise<void> {
  const opened = openDatabase(world.database.url(APP_ROLE), { max: 1 });
  while ((await world.db.$count(outbox, isNull(outbox.position))) > 0) {
    world.platform.live.publish(await claimEvents(opened.sql, { limit: 500, eventsWithReactions: [] }));
  }
  await opened.close();
}

async function paid(orderId: string): Promise<string> {
  const id = world.newId();
  const request = { id, orderId, outletId: world.outletId, amount: 10_500, minutes: 10 };
  await askForPayment(world.as('order:place'), request);
  await offerPayment(world.as('order:place'), id);
  await till.pay((await paymentsById(world.db, [id])).get(id)?.payUrl ?? null, 'success@fake');
  await till.deliver();
  return id;
}

function follow(contextValue: GraphContext, orderId: string, since: number | null) {
  const text = `subscription ($outletId: UUID!, $orderId: UUID!, $since: Position) {
    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) { position after payment { id state } }
  }`;
  const variables = { outletId: world.outletId, orderId, since };
  return hear<{ paymentChanged: Told }>(new Hub(world.platform), schema, { text, variables, context: contextValue });
}

interface Told {
  readonly position: number;
  readonly after: number;
  readonly payment: object;
}

describe('following the payments of an order', () => {
  test('tells each change once and in order, also what was missed, and nothing of other orders', async () => {
    const orderId = world.newId();
    await paid(world.newId());
    const id = await paid(orderId);
    await relay();

    const client = await follow(graphContext(world.as('payment:read')), orderId, 0);
    await vi.waitFor(() => expect(client.heard).toHaveLength(3));
    const seen = client.heard.map(({ paymentChanged }) => paymentChanged);
    expect(seen.map((each) => each.payment)).toEqual(Array.from({ length: 3 }, () => ({ id, state: 'CAPTURED' })));
    expect(seen.slice(1).map((each) => each.after)).toEqual(seen.slice(0, -1).map((each) => each.position));
    client.leave();
  });

  test('is not open to strangers, nor to another outlet, and ends when the right is withdrawn', async () => {
    const orderId = world.newId();
    for (const call of [
      world.anonymous(),
      world.as('order:read'),
      world.as('payment:read', { outletId: await world.addOutlet('XX') }),
    ]) {
      await expect(follow(graphContext(call), orderId, null)).rejects.toThrow('not open to you');
    }
    const viewer = world.as('payment:read');
    let actor = viewer.actor;
    const client = await follow(
      graphContext(viewer, () => actor),
      orderId,
      null,
    );
    actor = ANONYMOUS;
    world.clock.advance(5_001);
    await paid(orderId);
    await relay();
    await vi.waitFor(() => expect(client.hasEnded()).toBe(true));
    expect(client.heard).toEqual([]);
    client.leave();
  });
});

test('staff see stray money with what was given back', async () => {
  const id = await paid(DEAD);
  await giveBack(world.as('order:place'), { orderId: DEAD, reason: 'cancelled' });
  const answer = await graphql({
    schema,
    source: `query ($outletId: UUID!) { strayPayments(outletId: $outletId, first: 5) {
      totalCount edges { node { id orderId tender amount state stray payUrl createdAt capturedAt refunds { amount } } } } }`,
    variableValues: { outletId: world.outletId },
    contextValue: graphContext(world.as('payment:review')),
  });
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toMatchObject({
    strayPayments: {
      totalCount: 1,
      edges: [{ node: { id, tender: 'UPI', amount: 10_500, state: 'CAPTURED', stray: 'DEAD_ORDER', refunds: [] } }],
    },
  });
});
