import { createDurableOrder, type KeptIn } from '@college-kiosk/client';
import { expect, test, vi } from 'vitest';
import { NotPlaced, sendUntilAnswered } from './order-flow.ts';

type Body = { lines: string[] };
type Answer = { orderId: string };

const memory = (): KeptIn => {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
};
const noWait = () => Promise.resolve();
const order = { id: 'id-1', body: { lines: ['dosa'] } };

/** A server that places an order once per id, and whose answers get lost as told. */
function shop(lost: number) {
  const placed = new Map<string, Body>();
  let losses = lost;
  const deliver = vi.fn(async (id: string, body: Body): Promise<Answer> => {
    placed.set(id, placed.get(id) ?? body);
    if (losses-- > 0) throw new Error('the answer was lost');
    return { orderId: id };
  });
  return { placed, deliver };
}

test('answers that get lost are asked for again under the same id, and make one order', async () => {
  const durable = createDurableOrder<Body, Answer>(memory());
  const { placed, deliver } = shop(3);
  const troubles: number[] = [];
  const onTrouble = (failures: number) => troubles.push(failures);
  expect(await sendUntilAnswered(order, { durable, deliver, wait: noWait, onTrouble })).toEqual({ orderId: 'id-1' });
  expect(deliver.mock.calls).toEqual(Array(4).fill(['id-1', order.body]));
  expect([...placed.keys()]).toEqual(['id-1']);
  expect(troubles).toEqual([1, 2, 3]);
  expect(durable.load()).toMatchObject({ state: 'answered', answer: { orderId: 'id-1' } });
});

test('what a reload interrupted goes on with the id and body that were kept', async () => {
  const storage = memory();
  const { placed, deliver } = shop(1);
  // The page is gone before the next try.
  const before = createDurableOrder<Body, Answer>(storage);
  await before.send(order.id, order.body, deliver).catch(() => {});
  const durable = createDurableOrder<Body, Answer>(storage);
  expect(await sendUntilAnswered(null, { durable, deliver, wait: noWait })).toEqual({ orderId: 'id-1' });
  expect([...placed]).toEqual([['id-1', order.body]]);
});

test('a refusal ends it at once, is told, and leaves nothing pending', async () => {
  const durable = createDurableOrder<Body, Answer>(memory());
  const deliver = vi.fn(() => Promise.reject(new NotPlaced('sold out')));
  const sent = sendUntilAnswered(order, { durable, deliver, wait: noWait });
  await expect(sent).rejects.toMatchObject({ reason: 'sold out' });
  expect(deliver).toHaveBeenCalledTimes(1);
  expect(durable.load()).toBeNull();
});

test('who gives up is not sent for any longer', async () => {
  const durable = createDurableOrder<Body, Answer>(memory());
  const { deliver } = shop(100);
  let wanted = true;
  const sent = sendUntilAnswered(order, {
    durable,
    deliver,
    wait: noWait,
    wanted: () => wanted,
    onTrouble: (failures) => {
      wanted = failures < 3;
    },
  });
  expect(await sent).toBeNull();
  expect(deliver).toHaveBeenCalledTimes(3);
});

test("another order that is still pending is neither overwritten nor sent in this one's place", async () => {
  const durable = createDurableOrder<Body, Answer>(memory());
  const { deliver } = shop(1);
  await durable.send('id-0', { lines: ['idli'] }, deliver).catch(() => {});
  await expect(sendUntilAnswered(order, { durable, deliver, wait: noWait })).rejects.toThrow('still pending');
  expect(durable.load()).toMatchObject({ id: 'id-0' });
});
