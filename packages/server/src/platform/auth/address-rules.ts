import { AppError } from '@college-kiosk/kernel';
import { liesIn, type Network, plainAddress } from '../http/address.ts';

/** A network that is let in or kept out, on one of the lists that concern an actor. */
export interface AddressRule {
  /** Rules of one list belong together: where a list lets any network in, it lets in only those. */
  readonly list: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly network: Network;
}

/**
 * Whether rules let somebody in from an address: no list keeps it out, and each list that lets any network in lets in this one.
 * An address that is not known is in no network.
 */
export function isLetIn(rules: readonly AddressRule[], from: string | null): boolean {
  const address = plainAddress(from);
  const has = ({ network }: AddressRule) => address !== null && liesIn(address, network);
  if (rules.some((rule) => rule.effect === 'DENY' && has(rule))) return false;
  const allowing = rules.filter(({ effect }) => effect === 'ALLOW');
  const lists = new Set(allowing.map(({ list }) => list));
  return [...lists].every((list) => allowing.some((rule) => rule.list === list && has(rule)));
}

/** The error for somebody who is not let in from an address. */
export function addressRefused(from: string | null): AppError {
  const message = `From ${from ?? 'an unknown address'} this account is not let in. Ask an administrator.`;
  return new AppError('FORBIDDEN', message, { details: { reason: 'ADDRESS_REFUSED' } });
}

/** Asserts that an actor may come from an address. Throws FORBIDDEN with the reason ADDRESS_REFUSED. */
export function assertLetIn(
  { addressRules = [] }: { readonly addressRules?: readonly AddressRule[] },
  from: string | null,
): void {
  if (!isLetIn(addressRules, from)) throw addressRefused(from);
}
