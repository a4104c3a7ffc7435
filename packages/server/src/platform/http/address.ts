import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address in its one spelling, IPv4 in IPv6 as IPv4 and without a zone; null for what is none. */
export function plainAddress(text: string | null | undefined): Address | null {
  if (!text || !isSpelled(text)) return null;
  const address = ipaddr.process(text);
  // By which line of this machine it came in is no part of where it came from.
  return address instanceof ipaddr.IPv6 && address.zoneId ? new ipaddr.IPv6(address.parts) : address;
}

/** `010.1` and `0x7f000001` are addresses to some programs and others to others: only the four numbers are one here. */
function isSpelled(text: string): boolean {
  return text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** A network of addresses: `10.0.0.0/8`, `2001:db8::/32`. */
export interface Network {
  readonly first: Address;
  readonly bits: number;
}

/** What is wrong with a network, in words for whoever typed it. */
export class NotANetwork extends Error {}

/**
 * Reads a network, or a single address as a network of one. Throws NotANetwork: no address, more bits than it has, or bits
 * set beyond the network, which is a slip more often than a wish.
 */
export function readNetwork(text: string): Network {
  const [name = '', length, ...more] = text.trim().split('/');
  const address = plainAddress(name);
  if (!address || more.length > 0)
    throw new NotANetwork(`“${text}” is no address or network. Write it like 203.0.113.0/24 or 2001:db8::/32.`);
  const isMapped = address.kind() === 'ipv4' && name.includes(':');
  const most = address.toByteArray().length * 8;
  const said = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) - (isMapped ? 96 : 0) : -1;
  if (said < 0 || said > most)
    throw new NotANetwork(`“/${length}” is no length of a network: it goes from /0 to /${isMapped ? 128 : most}.`);
  const first = firstOf(address, said);
  if (first.toString() !== address.toString())
    throw new NotANetwork(
      `${name} lies inside of that network. Its first address is ${first}: write ${first}/${said}.`,
    );
  return { first, bits: said };
}

/** A network in its one spelling. */
export function networkText({ first, bits }: Network): string {
  return `${first.toString()}/${bits}`;
}

/** The first address of the network of so many bits around an address. */
export function firstOf(address: Address, bits: number): Address {
  const bytes = address.toByteArray().map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8));
    return byte & (0xff00 >> kept) & 0xff;
  });
  return ipaddr.fromByteArray(bytes);
}

/** Whether an address lies in a network; one of IPv4 lies in none of IPv6, however it is written. */
export function liesIn(address: Address, { first, bits }: Network): boolean {
  return address.kind() === first.kind() && firstOf(address, bits).toString() === first.toString();
}

/** Which proxies are believed: so many before us, or those in these networks; null believes nobody. */
export type TrustedProxies = { readonly hops: number } | { readonly networks: readonly Network[] } | null;

/**
 * Where a caller is: the peer's address, or the one that the outermost trusted proxy names in `X-Forwarded-For`. What anybody
 * else writes there is ignored, and so is what is no address.
 */
export function addressOf(request: IncomingMessage, trusted: TrustedProxies): string | null {
  const peer = plainAddress(request.socket.remoteAddress);
  if (!peer) return request.socket.remoteAddress ?? null;
  const said = request.headers['x-forwarded-for'];
  if (trusted === null || typeof said !== 'string') return peer.toString();
  const names = said.split(',').reverse();
  const believes = (proxy: Address, at: number) =>
    'hops' in trusted ? at < trusted.hops : trusted.networks.some((network) => liesIn(proxy, network));
  let caller = peer;
  for (const [at, name] of names.entries()) {
    if (!believes(caller, at)) break;
    const next = plainAddress(name.trim());
    if (!next) break;
    caller = next;
  }
  return caller.toString();
}
