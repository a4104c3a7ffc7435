import { asc, eq } from 'drizzle-orm';
import { documents, entriesOfSources, financeIdentities } from '../modules/finance/index.ts';
import { inventoryIdentities } from '../modules/inventory/index.ts';
import { cancelOrder, refundLines } from '../modules/ordering/index.ts';
import { paymentsIdentities, refunds } from '../modules/payments/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Canteen, Dish } from './canteen.ts';

type Cart = readonly (readonly [Dish, number])[];

/** Pieces of lines, by their places. */
export const back = (...lines: (readonly [position: number, quantity: number])[]) =>
  lines.map(([position, quantity]) => ({ position, quantity }));

/** Orders of which parts are given back, for the tests of it; sold by a cashier unless said. */
export function partRefunds(of: () => Canteen, { as: seller }: { readonly as?: CallContext } = {}) {
  const placed = async (cart: Cart, tendered?: number) => {
    const id = of().newId();
    await of().order(
      cart.map(([dish, quantity]) => ({ dish, quantity })),
      { id, ...(tendered !== undefined && { tendered }), ...(seller && { as: seller }) },
    );
    return id;
  };
  return {
    placed,
    paid: (cart: Cart) => placed(cart, 1_000_000),
    // Each act has its moment, so that what was done first is told first.
    refund(orderId: string, lines: ReturnType<typeof back>, as: CallContext = of().manager(), reason = 'Cold') {
      of().clock.advance(1);
      return refundLines(as, { commandId: of().newId(), orderId, lines, reason });
    },
    cancel(orderId: string) {
      of().clock.advance(1);
      return cancelOrder(of().manager(), { commandId: of().newId(), orderId, reason: 'Left' });
    },
    async notesOf(orderId: string) {
      const issued = await of()
        .db.select()
        .from(documents)
        .where(eq(documents.orderId, orderId))
        .orderBy(asc(documents.part));
      return issued.filter(({ type }) => type === 'CREDIT_NOTE');
    },
    refundsOf: (orderId: string) =>
      of().db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(refunds.createdAt, refunds.id),
    /** What the entry of this event did, by account; debits are positive. */
    async booked(orderId: string, event: string): Promise<Record<string, number>> {
      const all = (await entriesOfSources(of().db, [orderId])).get(orderId) ?? [];
      const [entry] = all.filter((each) => each.event === event);
      return Object.fromEntries(
        (entry?.lines ?? []).map(({ account, debit, credit }) => [account.code, debit - credit]),
      );
    },
    /** What must always add up: of the books, the documents, the money and the stock. Empty when it does. */
    async violations(): Promise<string[]> {
      const { db } = of();
      const checks = [
        ...(await financeIdentities(db)),
        ...(await paymentsIdentities(db)),
        ...(await inventoryIdentities(db)),
      ];
      return checks.flatMap(({ name, violations }) => violations.map((said) => `${name}: ${said}`));
    },
  };
}
