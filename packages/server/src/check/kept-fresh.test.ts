import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptFresh } from './kept-fresh.ts';

const MINUTE_MS = 60_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('carts that wait are quoted anew while their quotes still hold, and once however many look', async () => {
  let quote = 1;
  const carts = await keptFresh(async () => quote++);
  await pass(2 * MINUTE_MS);
  expect([carts(), carts()]).toEqual([1, 1]);
  await pass(2 * MINUTE_MS);
  // Whoever looks first does not wait for it.
  expect([carts(), carts()]).toEqual([1, 1]);
  await pass(1);
  expect(carts()).toBe(2);
  await pass(4 * MINUTE_MS);
  carts();
  await pass(1);
  expect([carts(), quote]).toEqual([3, 4]);
});

test('while nobody answers the carts stay, and whoever looks next has it tried again', async () => {
  const ask = vi.fn(async () => 'first');
  const carts = await keptFresh(ask);
  ask.mockRejectedValueOnce(new Error('the line is down'));
  await pass(4 * MINUTE_MS);
  carts();
  await pass(1);
  ask.mockResolvedValueOnce('second');
  expect(carts()).toBe('first');
  await pass(1);
  expect(carts()).toBe('second');
  expect(ask).toHaveBeenCalledTimes(3);
});
