import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noProvider, type PaymentProvider, ProviderDown } from '../provider.ts';
import { withBreaker } from './breaker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const told = {
  providerRef: 'p',
  reference: null,
  state: 'PENDING',
  amount: 0,
  currency: 'INR',
  failureReason: null,
} as const;

function flaky() {
  const state = { asked: 0, down: true };
  const provider: PaymentProvider = {
    ...noProvider,
    name: 'flaky',
    fetchPayment: async () => {
      state.asked += 1;
      if (state.down) throw new ProviderDown('away');
      return told;
    },
  };
  return { state, guarded: withBreaker(provider) };
}

test('after three failures running nobody is sent to it, until one trial after a while finds it well', async () => {
  const { state, guarded } = flaky();
  for (let times = 0; times < 5; times += 1) await expect(guarded.fetchPayment('p')).rejects.toThrow(ProviderDown);
  expect(state.asked).toBe(3);
  vi.advanceTimersByTime(15_001);
  await expect(guarded.fetchPayment('p')).rejects.toThrow('away');
  await expect(guarded.fetchPayment('p')).rejects.toThrow('asked again soon');
  expect(state.asked).toBe(4);
  state.down = false;
  vi.advanceTimersByTime(15_001);
  expect(await guarded.fetchPayment('p')).toEqual(told);
  expect(await guarded.fetchPayment('p')).toEqual(told);
});

test('what a provider can do besides, it can do behind it; what it cannot, nobody asks of it', async () => {
  const withdrawn: string[] = [];
  const able = withBreaker({ ...noProvider, withdraw: async (ref) => void withdrawn.push(ref) });
  await able.withdraw?.('p');
  expect(withdrawn).toEqual(['p']);
  expect(withBreaker(noProvider).withdraw).toBeUndefined();
});

test('a refusal of one payment says nothing of the others', async () => {
  const asked: string[] = [];
  const refusing = withBreaker({
    ...noProvider,
    fetchPayment: async (ref) => {
      asked.push(ref);
      throw new Error('no such payment');
    },
  });
  for (let times = 0; times < 5; times += 1)
    await expect(refusing.fetchPayment('p')).rejects.toThrow('no such payment');
  expect(asked).toHaveLength(5);
});
