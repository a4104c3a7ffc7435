import { expect, test } from 'vitest';
import { found } from './canaries/canary.ts';
import { canaries } from './canaries.ts';

test('what is looked for is found as it is, in base64 at any place, in hexadecimal digits, and in an address', () => {
  const canary = { what: 'it', value: 'Kanari ÄÖ/+?1' };
  const places = [
    `x${canary.value}y`,
    ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${canary.value}z`).toString('base64')),
    Buffer.from(`a${canary.value}`).toString('base64url'),
    Buffer.from(canary.value).toString('hex').toUpperCase(),
    `?q=${encodeURIComponent(canary.value)}`,
  ];
  for (const content of places) expect(found([canary], [{ name: 'there', content }])).toHaveLength(1);
  expect(found([canary], [{ name: 'there', content: 'Kanari' }])).toEqual([]);
});

test('R21: no secret and no card number is in logs, errors, metrics, queues, the database or copies of the trail', async () => {
  const target = () => Promise.reject(new Error('It starts a product of its own.'));
  expect((await canaries({ target, seed: 1, scale: 0.1, say: () => {} })).violations).toEqual([]);
}, 180_000);
