import { expect, test, vi } from 'vitest';
import { createDurableOrder, type KeptIn } from './durable-order.ts';

type Body = { lines: string[] };
type Answer = { token: number };

const memory = (): KeptIn & { map: Map<string, string> } => {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
};
const open = (storage: KeptIn) => createDurableOrder<Body, Answer>(storage);
const body = { lines: ['dosa'] };

test('it is written down before it is sent', async () => {
  const storage = memory();
  const order = open(storage);
  await order.send('id-1', body, async (id) => {
    expect(open(storage).load()).toMatchObject({ id, body, state: 'pending' });
    return { token: 7 };
  });
  expect(order.load()).toMatchObject({ id: 'id-1', state: 'answered', answer: { token: 7 } });
});

test('a lost answer leaves it pending', async () => {
  const order = open(memory());
  await expect(order.send('id-1', body, () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
  expect(order.load()).toMatchObject({ id: 'id-1', state: 'pending' });
});

test('a reload resends the same id and body, and only once it is answered stops', async () => {
  const storage = memory();
  await open(storage)
    .send('id-1', body, () => Promise.reject(new Error('offline')))
    .catch(() => {});
  const deliver = vi.fn((_id: string, _body: Body) => Promise.resolve({ token: 7 }));
  expect(await open(storage).resend(deliver)).toEqual({ token: 7 });
  expect(deliver).toHaveBeenCalledWith('id-1', body);
  expect(await open(storage).resend(deliver)).toBeNull();
  expect(deliver).toHaveBeenCalledTimes(1);
});

test('what cannot be written is not sent', async () => {
  const deliver = vi.fn((_id: string, _body: Body) => Promise.resolve({ token: 7 }));
  const full = {
    ...memory(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  await expect(open(full).send('id-1', body, deliver)).rejects.toThrow('quota');
  expect(deliver).not.toHaveBeenCalled();
});

test('another order waits for the one that is pending; the same one may come again with another cart', async () => {
  const order = open(memory());
  const offline = () => Promise.reject(new Error('offline'));
  await order.send('id-1', body, offline).catch(() => {});
  await expect(order.send('id-2', body, offline)).rejects.toThrow('still pending');
  expect(await order.send('id-1', { lines: ['idli'] }, async () => ({ token: 8 }))).toEqual({ token: 8 });
  expect(await order.send('id-2', body, async () => ({ token: 9 }))).toEqual({ token: 9 });
});

test('an answer that comes after starting over does not bring the order back', async () => {
  const order = open(memory());
  await order.send('id-1', body, async () => {
    order.clear();
    return { token: 7 };
  });
  expect(order.load()).toBeNull();
});

test('text that is not ours counts as nothing', () => {
  const storage = memory();
  storage.setItem('college-kiosk.order', '{"half');
  expect(open(storage).load()).toBeNull();
  expect(storage.map.size).toBe(0);
});
