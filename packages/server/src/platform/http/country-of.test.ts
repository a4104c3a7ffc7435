import { expect, test } from 'vitest';
import { countryOf, placeInWords } from './country-of.ts';

test.each([
  ['8.8.8.8', 'US'],
  ['::ffff:8.8.8.8', 'US'],
  ['2001:4860:4860::8888', 'US'],
  ['14.139.160.1', 'IN'],
  ['127.0.0.1', 'LAN'],
  ['10.1.2.3', 'LAN'],
  ['192.168.1.4', 'LAN'],
  ['::1', 'LAN'],
  ['fd00::7', 'LAN'],
  ['nonsense', null],
  [null, null],
])('%s is registered in %s', (address, country) => {
  expect(countryOf(address)).toBe(country);
});

test('a country has a name in the reader’s language', () => {
  expect([placeInWords('IN'), placeInWords('IN', 'hi'), placeInWords('LAN'), placeInWords(null)]).toEqual([
    'India',
    'भारत',
    'this network',
    null,
  ]);
});
