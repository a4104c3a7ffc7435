import { expect, test } from 'vitest';
import { found } from './canaries/canary.ts';

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
