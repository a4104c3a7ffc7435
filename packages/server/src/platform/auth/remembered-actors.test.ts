import { expect, test } from 'vitest';
import { ManualClock } from '../../../../../tools/faults/fake-clock.ts';
import { type Actor, ANONYMOUS } from './actor.ts';
import type { Credentials } from './credentials.ts';
import { rememberActors } from './remembered-actors.ts';

const clock = new ManualClock(new Date('2026-11-24T07:00:00Z'));
const token = { kind: 'device', token: 'a' } as const;

function looker(answer: (credentials: Credentials) => Actor) {
  const asked: Credentials[] = [];
  const remembered = rememberActors(async (credentials) => {
    asked.push(credentials);
    return answer(credentials);
  }, clock);
  return { asked, remembered };
}

const device: Actor = { ...ANONYMOUS, kind: 'device', id: 'd', label: 'kiosk' };

test('who was looked up a moment ago is not looked up again; after five seconds they are', async () => {
  const { asked, remembered } = looker(() => device);
  for (let n = 0; n < 5; n += 1) expect(await remembered.resolve(token)).toBe(device);
  expect(asked).toHaveLength(1);
  clock.set(new Date(clock.now().getTime() + 5_000));
  await remembered.resolve(token);
  expect(asked).toHaveLength(2);
});

test('the token of another kind is another’s', async () => {
  const { asked, remembered } = looker(() => device);
  await remembered.resolve(token);
  await remembered.resolve({ kind: 'key', token: 'a' });
  expect(asked).toHaveLength(2);
});

test('strangers are looked up every time', async () => {
  const { asked, remembered } = looker(() => ANONYMOUS);
  await remembered.resolve(token);
  await remembered.resolve(token);
  expect(asked).toHaveLength(2);
});

test('when rights change everybody is forgotten, those as well who are being looked up at that moment', async () => {
  let arrive: (actor: Actor) => void = () => {};
  const remembered = rememberActors(() => new Promise((resolve) => (arrive = resolve)), clock);
  const first = remembered.resolve(token);
  remembered.forget(null);
  arrive(device);
  expect(await first).toBe(device);
  let answered = false;
  const second = remembered.resolve(token).then(() => (answered = true));
  await Promise.resolve();
  expect(answered).toBe(false);
  arrive(ANONYMOUS);
  await second;
});
