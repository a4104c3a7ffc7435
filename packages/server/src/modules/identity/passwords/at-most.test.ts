import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

function held() {
  let release = () => {};
  const until = new Promise<void>((done) => {
    release = done;
  });
  return { until, release };
}

test('no more runs at once than is said, those who wait get their turn in order, and whoever finds the queue full comes again', async () => {
  const run = atMost({ atOnce: 2, waiting: 2 });
  const gate = held();
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const work = (n: number) =>
    run(async () => {
      began.push(n);
      running += 1;
      most = Math.max(most, running);
      await gate.until;
      running -= 1;
      return n;
    });
  const four = [1, 2, 3, 4].map(work);
  await expect(work(5)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 2 });
  expect(began).toEqual([1, 2]);
  gate.release();
  expect(await Promise.all(four)).toEqual([1, 2, 3, 4]);
  expect(began).toEqual([1, 2, 3, 4]);
  expect(most).toBe(2);
});

test('work that fails gives its place back', async () => {
  const run = atMost({ atOnce: 1, waiting: 1 });
  const failing = [1, 2].map(() => run(() => Promise.reject(new Error('no'))));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await run(async () => 'yes')).toBe('yes');
});
