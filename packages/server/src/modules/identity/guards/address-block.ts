import ipaddr from 'ipaddr.js';

/** Bits of an address that one household, campus or rented machine has for itself. */
const BLOCK_BITS = { ipv4: 24, ipv6: 56 } as const;

/** An address in its one spelling, IPv4 in IPv6 as IPv4; null for what is none. */
export function plainAddress(text: string | null): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (text === null || !ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  // Where on this machine it came in is no part of where it came from.
  if (address instanceof ipaddr.IPv6 && address.zoneId !== undefined) return new ipaddr.IPv6(address.parts);
  return address;
}

/** The block an address lies in (a /24 of IPv4, a /56 of IPv6), as a CIDR; what is no address is a block of its own. */
export function blockOf(text: string | null): string {
  const address = plainAddress(text);
  if (!address) return 'unknown';
  const bits = BLOCK_BITS[address.kind()];
  const bytes = address.toByteArray().map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8));
    return byte & ~(0xff >> kept);
  });
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
