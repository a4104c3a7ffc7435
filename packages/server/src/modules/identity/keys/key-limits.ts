import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { liesIn, type Network, networkText, readNetwork } from '../../../platform/http/address.ts';

/** More networks than these are no list that anybody looks through. */
export const NETWORKS_AT_MOST = 50;

/** Points of query cost that a key may be given for a minute: enough for a small document, and no more than a process could bear. */
export const COST_BOUNDS = { min: 100, max: 100_000_000 } as const;

/** Under which name the networks of a key stand among the rules about where an actor may come from. */
export const KEY_LIST = 'KEY';

/** How long the old secret of a rotated key may stay good, in days: long enough for every copy of a program to be changed. */
export const OVERLAP_DAYS_AT_MOST = 30;

/** A network as somebody types it, in its one spelling. */
export const network = z
  .string()
  .max(100)
  .transform((text, context) => {
    try {
      return networkText(readNetwork(text));
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

/** From where a key may come (none: from anywhere), and what it may spend in a minute (null: what everybody may). */
export const keyLimits = {
  networks: z
    .array(network)
    .max(NETWORKS_AT_MOST)
    .transform((networks) => [...new Set(networks)]),
  costPerMinute: z.int().min(COST_BOUNDS.min).max(COST_BOUNDS.max).nullable(),
};

interface Limits {
  readonly networks: readonly string[];
  readonly costPerMinute: number | null;
}

/**
 * Whether a key that somebody makes or changes stays within what holds for themselves: of a key that may come only from some networks,
 * or spend only so much, no other may be made that may more.
 */
export function isWithinOwnLimits(actor: Actor, { networks, costPerMinute }: Limits): boolean {
  const own = (actor.addressRules ?? []).filter(({ list }) => list === KEY_LIST).map((rule) => rule.network);
  const isInside = (text: string) => own.some((outer) => contains(outer, readNetwork(text)));
  const comesFromThere = own.length === 0 || (networks.length > 0 && networks.every(isInside));
  const most = actor.costPerMinute;
  return comesFromThere && (most === undefined || (costPerMinute !== null && costPerMinute <= most));
}

function contains(outer: Network, inner: Network): boolean {
  return inner.bits >= outer.bits && liesIn(inner.first, outer);
}
