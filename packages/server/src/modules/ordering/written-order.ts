import { Written } from '../../platform/command/written.ts';
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

/** Orders as statements have just placed or changed them. */
export const writtenOrders = new Written<SeenOrder>();

/** Keeps an order as it was placed, put together from what was sent and what the statement gave. */
export function keepPlaced(
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
  writtenOrders.keep(answer, { ...NOT_YET, ...order, token, tokenNumber, lines: seen });
}
