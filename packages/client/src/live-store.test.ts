import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveStore, type LiveState } from './live-store.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const opened = () => {
  const heard: LiveState['state'][] = [];
  const store = createLiveStore({ onChange: ({ state }) => heard.push(state) });
  store.connecting(false);
  store.connected();
  return { store, heard };
};

test('is live once connected, and pongs change nothing a screen would show', () => {
  const { store, heard } = opened();
  const before = store.get();
  vi.advanceTimersByTime(5_000);
  store.seen();
  expect(store.get()).toBe(before);
  expect(heard).toEqual(['live']);
});

test('ten seconds of silence make it stale since the last sign of life, though the socket stands', () => {
  const { store } = opened();
  vi.advanceTimersByTime(4_000);
  store.seen();
  vi.advanceTimersByTime(9_999);
  expect(store.get().state).toBe('live');
  vi.advanceTimersByTime(1);
  expect(store.get()).toMatchObject({ state: 'stale', staleSince: 1_004_000 });
  store.seen();
  expect(store.get()).toMatchObject({ state: 'live', staleSince: null });
});

test('a lost connection reconnects, goes stale when that takes long, and stays stale until it stands', () => {
  const { store } = opened();
  const again = vi.fn();
  store.onReconnect(again);
  store.lost();
  expect(store.get()).toMatchObject({ state: 'reconnecting', staleSince: 1_000_000 });
  vi.advanceTimersByTime(10_000);
  expect(store.get().state).toBe('stale');
  store.connecting(true);
  expect(store.get().state).toBe('stale');
  expect(again).not.toHaveBeenCalled();
  store.connected();
  expect(store.get().state).toBe('live');
  expect(again).toHaveBeenCalledTimes(1);
});

test('the first connection is no reconnect, and closing for want of listeners is no fault', () => {
  const store = createLiveStore();
  const again = vi.fn();
  store.onReconnect(again);
  store.connecting(false);
  store.connected();
  store.idle();
  vi.advanceTimersByTime(60_000);
  expect(store.get()).toMatchObject({ state: 'connecting', staleSince: null });
  store.connecting(false);
  store.connected();
  expect(again).not.toHaveBeenCalled();
});
