import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type Response } from 'maxmind';
import { plainAddress } from './address.ts';

const FILE = createRequire(import.meta.url).resolve(
  '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
);

let reader: Reader<Response> | undefined;

/** What an address of this machine, of the college’s own network, or of a private line is said to be in. */
export const THIS_NETWORK = 'LAN';

/**
 * The country to which an address is registered (ISO 3166-1, two letters), THIS_NETWORK for one that means nothing outside, null
 * for one that is not known. It is asked of a file that came with the product: nobody is told of it. It says where a network is
 * registered, which is mostly where its users are, and never more.
 */
export function countryOf(address: string | null): string | null {
  const plain = plainAddress(address);
  if (!plain) return null;
  if (plain.range() !== 'unicast') return THIS_NETWORK;
  reader ??= new Reader<Response>(readFileSync(FILE));
  const found = reader.get(plain.toString()) as { country_code?: string } | null;
  return found?.country_code ?? null;
}

/** “India”, in a language; null where it is not known. */
export function placeInWords(country: string | null, language = 'en'): string | null {
  if (country === null) return null;
  if (country === THIS_NETWORK) return 'this network';
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country;
}
