import { expect, test } from 'vitest';
import { blockOf } from './address-block.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.200', '203.0.113.0/24'],
  ['2001:db8:12:34ff::1', '2001:db8:12:3400::/56'],
  ['fe80::1%eth0', 'fe80::/56'],
  ['nonsense', 'unknown'],
  [null, 'unknown'],
])('%s lies in the block %s', (address, block) => {
  expect(blockOf(address)).toBe(block);
});
