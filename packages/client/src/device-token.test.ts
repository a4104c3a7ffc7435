import { expect, test } from 'vitest';
import { deviceAuthorization, keepDeviceToken, readDeviceToken, renewDeviceToken } from './device-token.ts';

const DAY = 24 * 3_600_000;

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
}

test('a token is renewed when it is a day old, and not before', async () => {
  const kept = storage();
  keepDeviceToken('first', kept, 'KIOSK', () => 1_000);
  const renew = (now: number, token = 'second') =>
    renewDeviceToken({ storage: kept, kind: 'KIOSK', now: () => now, renew: async () => token });
  expect(await renew(999 + DAY)).toBe(false);
  expect(await renew(1_000 + DAY)).toBe(true);
  expect(deviceAuthorization(kept, 'KIOSK')).toBe('Device second');
  expect(await renew(1_000 + DAY, 'third')).toBe(false);
  expect(await renew(1_000 + 2 * DAY, 'third')).toBe(true);
});

test('a token of which nobody knows how old it is, is renewed; where there is none, nothing is asked', async () => {
  const kept = storage();
  const renew = () => renewDeviceToken({ storage: kept, now: () => DAY, renew: async () => 'next' });
  expect(await renew()).toBe(false);
  kept.setItem('college-kiosk.device', 'of an older app');
  expect(await renew()).toBe(true);
  expect(readDeviceToken(kept)).toBe('next');
});

test('when the answer is lost the token before stays, and it is asked again', async () => {
  const kept = storage();
  keepDeviceToken('first', kept, undefined, () => 0);
  const lost = () => Promise.reject(new Error('the line was cut'));
  await expect(renewDeviceToken({ storage: kept, now: () => DAY, renew: lost })).rejects.toThrow('the line was cut');
  expect(readDeviceToken(kept)).toBe('first');
  expect(await renewDeviceToken({ storage: kept, now: () => DAY, renew: async () => 'second' })).toBe(true);
});

test('of two tabs that renew at one moment the first to keep its token decides', async () => {
  const kept = storage();
  keepDeviceToken('first', kept, undefined, () => 0);
  const tabs = ['one', 'two'].map((token) =>
    renewDeviceToken({ storage: kept, now: () => DAY, renew: async () => token }),
  );
  expect((await Promise.all(tabs)).filter(Boolean)).toHaveLength(1);
  expect(readDeviceToken(kept)).toBe('one');
});

test('a pairing that is forgotten leaves nothing', () => {
  const kept = storage();
  keepDeviceToken('first', kept, 'BOARD');
  keepDeviceToken(null, kept, 'BOARD');
  expect(kept.size()).toBe(0);
});
