import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, liesIn, networkText, plainAddress, readNetwork, type TrustedProxies } from './address.ts';

const caller = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const seen = (trusted: TrustedProxies, remoteAddress: string, forwarded?: string) =>
  addressOf(caller(remoteAddress, forwarded), trusted);
const networks = (...list: string[]) => ({ networks: list.map(readNetwork) });

test.each([
  ['nobody is believed', null, '198.51.100.1', '203.0.113.7', '198.51.100.1'],
  ['an untrusted peer is not believed', networks('10.0.0.0/8'), '198.51.100.1', '203.0.113.7', '198.51.100.1'],
  ['a trusted one is', networks('10.0.0.0/8'), '10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['not what the caller wrote himself', networks('10.0.0.0/8'), '10.1.2.3', '9.9.9.9, 203.0.113.7', '203.0.113.7'],
  [
    'through two of ours',
    networks('10.0.0.0/8', 'fd00::/8'),
    '10.1.2.3',
    '9.9.9.9, 203.0.113.7, fd00::1',
    '203.0.113.7',
  ],
  ['one hop', { hops: 1 }, '10.1.2.3', '9.9.9.9, 203.0.113.7', '203.0.113.7'],
  ['two hops', { hops: 2 }, '10.1.2.3', '9.9.9.9, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['fewer names than hops', { hops: 3 }, '10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['what is no address is passed over', { hops: 1 }, '10.1.2.3', 'unknown', '10.1.2.3'],
  ['no header', { hops: 1 }, '10.1.2.3', undefined, '10.1.2.3'],
  ['IPv4 in IPv6 is IPv4', networks('10.0.0.0/8'), '::ffff:10.1.2.3', '::ffff:203.0.113.7', '203.0.113.7'],
  ['one spelling', { hops: 1 }, '10.1.2.3', '2001:DB8:0:0::1', '2001:db8::1'],
] as const)('%s', (_, trusted, peer, forwarded, wanted) => {
  expect(seen(trusted, peer, forwarded)).toBe(wanted);
});

test.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['203.0.113.7', '203.0.113.7/32'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['::/0', '::/0'],
])('%s is the network %s', (text, wanted) => {
  expect(networkText(readNetwork(text))).toBe(wanted);
});

test.each([
  ...['', 'canteen', '10.0.0/8', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/a', '256.0.0.1'],
  ...['2001:db8::/129', '010.0.0.1', '0x7f.1', '167772160', '10.0.0.1/8', '2001:db8::1/32', '::ffff:10.0.0.0/8'],
])('“%s” is no network, and it is said why', (text) => {
  expect(() => readNetwork(text)).toThrow(/address|network/);
});

test('a network holds just the addresses that begin as it does', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (one, other, bits) => {
      const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
      const first = (number(one) >> BigInt(32 - bits)) << BigInt(32 - bits);
      const text = [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join('.');
      const isSame = number(other) >> BigInt(32 - bits) === first >> BigInt(32 - bits);
      const address = plainAddress(other);
      expect(address && liesIn(address, readNetwork(`${text}/${bits}`))).toBe(isSame);
    }),
  );
});
