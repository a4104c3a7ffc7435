import type { Api } from './api.ts';
import type { OrderMessage } from './displays.ts';
import { COLLECT_ORDER, PLACE_ORDER, QUOTE_ORDER, START_PAYMENT, TAKE_CASH } from './documents.ts';
import type { PlannedOrder } from './plan.ts';
import { freshId, type MadeOutlet } from './set-up.ts';

/** What payers do on the provider's page: most messages come once, some twice or in another order. */
const PAYERS = ['success@fake', 'success@fake', 'dup@fake', 'reorder@fake'] as const;
const NOTE = 5_000;
/** Simulated time until somebody who pays later comes to the counter. */
const LATER_MS = 90_000;

export interface Customers {
  /** Hears of every change of an order: a ready one is collected. */
  hear(message: OrderMessage): void;
  /** Orders, pays, waits until it is ready, and collects. */
  serve(order: PlannedOrder): Promise<void>;
}

/** The customers of the day, each with the code that only they were given. */
export function openCustomers(
  api: Api,
  { outlet, speed }: { readonly outlet: MadeOutlet; readonly speed: number },
): Customers {
  const isReady = new Map<string, () => void>();
  const pause = (simulatedMs: number) => new Promise((resolve) => setTimeout(resolve, simulatedMs / speed));

  const pay = async (order: PlannedOrder, total: number) => {
    if (order.payer === 'CASH_LATER') {
      await pause(LATER_MS);
      await api.command(TAKE_CASH, { id: freshId(), orderId: order.id, tendered: notes(total) }, 'Order');
    }
    if (order.payer === 'UPI') {
      const input = { id: freshId(), orderId: order.id };
      const { payUrl } = await api.command<{ payUrl: string }>(START_PAYMENT, input, 'Payment');
      await payOnPage(payUrl, PAYERS[Number(order.ticket) % PAYERS.length] ?? PAYERS[0]);
    }
  };

  return {
    hear({ order }) {
      if (order.state === 'READY') isReady.get(order.id)?.();
    },
    async serve(order) {
      const ready = new Promise<void>((resolve) => isReady.set(order.id, resolve));
      const lines = order.lines.map(({ item, pieces }) => {
        return { itemId: item.id, variantId: item.variantId, quantity: pieces, optionIds: [] };
      });
      const asked = { outletId: outlet.id, lines };
      const quote = await api.command<{ signed: string; total: number }>(QUOTE_ORDER, asked, 'Quote');
      const cash = order.payer === 'CASH_WITH_ORDER' ? { tendered: notes(quote.total) } : null;
      const input = { id: order.id, ...asked, quote: quote.signed, cash };
      const { pickupCode } = await api.command<{ pickupCode: string }>(PLACE_ORDER, input, 'Order');
      await pay(order, quote.total);
      await ready;
      await api.command(COLLECT_ORDER, { commandId: freshId(), orderId: order.id, pickupCode }, 'Order');
    },
  };
}

/** Whole fifty-rupee notes that are enough, rounding included. */
function notes(total: number): number {
  return Math.ceil((total + 50) / NOTE) * NOTE;
}

/** Fills in the form of the provider's page, as a person with a phone would. */
async function payOnPage(payUrl: string, vpa: string): Promise<void> {
  const answer = await fetch(payUrl, { method: 'POST', body: new URLSearchParams({ vpa }), redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`The payment page answers ${answer.status}: ${await answer.text()}`);
}
