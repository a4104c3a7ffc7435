import { firstOf, networkText, plainAddress } from './address.ts';

/** Bits of an address that one household, campus or rented machine has for itself. */
const BLOCK_BITS = { ipv4: 24, ipv6: 56 } as const;

/** The block an address lies in (a /24 of IPv4, a /56 of IPv6), as a CIDR; what is no address is a block of its own. */
export function blockOf(text: string | null): string {
  const address = plainAddress(text);
  if (!address) return 'unknown';
  const bits = BLOCK_BITS[address.kind()];
  return networkText({ first: firstOf(address, bits), bits });
}
