import type { QuotedLine } from '../catalog/index.ts';
import type { Order } from './order.ts';
import type { SeenOrder } from './queries.ts';

/** What only the statement could tell. */
export type GivenToken = Pick<Order, 'token' | 'tokenNumber'>;

type PlacedOrder = Pick<Order, Exclude<keyof Order, keyof GivenToken | keyof typeof NOT_YET>> & Partial<typeof NOT_YET>;
type PlacedLine = QuotedLine & { readonly orderId: string; readonly position: number };

type Moments = 'paidAt' | 'acceptedAt' | 'preparingAt' | 'readyAt' | 'collectedAt' | 'closedAt';
const NOT_YET: Readonly<Record<Moments, Date | null>> = {
  ...{ paidAt: null, acceptedAt: null, preparingAt: null, readyAt: null, collectedAt: null, closedAt: null },
};

const written = new WeakMap<object, SeenOrder>();

/** Keeps the order as it was written, for whoever has the answer in hand. */
export function rememberWritten(
  answer: object,
  order: PlacedOrder,
  lines: readonly PlacedLine[],
  { token, tokenNumber }: GivenToken,
): void {
  const seen = lines.map((line) => ({
    ...line,
    modifiers: [...line.modifiers],
    allergens: [...line.allergens],
  }));
  written.set(answer, { ...NOT_YET, ...order, token, tokenNumber, lines: seen });
}

/** Keeps the order as a statement has changed it, likewise. */
export function rememberChanged(answer: object, order: SeenOrder): void {
  written.set(answer, order);
}

/**
 * The order as the statement behind this very answer has just written it: showing it takes no further look at the database.
 * Undefined for an answer that was given before.
 */
export function orderAsWritten(answer: object): SeenOrder | undefined {
  return written.get(answer);
}
