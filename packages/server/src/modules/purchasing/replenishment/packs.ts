/** What is to be ordered, in whole packs. */
export interface Packs {
  readonly packs: number;
  /** In thousandths of the base unit. */
  readonly quantity: number;
  /** It is less than what is missing, for more would not keep. */
  readonly isCapped: boolean;
}

/**
 * So many packs that nothing is missing, never fewer than the supplier delivers (rules §3.6). What would not be used while it keeps is left
 * out, to whole packs down; the fewest packs are ordered all the same, for else there is nothing. Whole numbers throughout.
 */
export function packsFor(
  missing: number,
  pack: { readonly size: number; readonly minimum: number },
  room: number | null,
): Packs {
  const [size, minimum] = [BigInt(pack.size), BigInt(pack.minimum)];
  const wanted = largest((BigInt(missing) + size - 1n) / size, minimum);
  const fits = room === null ? wanted : BigInt(Math.max(room, 0)) / size;
  const packs = wanted <= fits ? wanted : largest(fits, minimum);
  return { packs: Number(packs), quantity: Number(packs * size), isCapped: packs < wanted };
}

function largest(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
