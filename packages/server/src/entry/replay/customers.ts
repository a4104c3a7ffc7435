import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, PATIENCE_MS, Refused } from './api.ts';
import type { OrderMessage } from './displays.ts';
import { COLLECT_ORDER, PLACE_ORDER, QUOTE_ORDER, START_PAYMENT, TAKE_CASH } from './documents.ts';
import { freshId } from './fresh-id.ts';
import type { PlannedOrder } from './plan.ts';
import type { MadeOutlet } from './set-up.ts';

/** What payers do on the provider's page: most messages come once, some twice or in another order. */
const PAYERS = ['success@fake', 'success@fake', 'dup@fake', 'reorder@fake'] as const;
const NOTE = 5_000;
/** Simulated time until somebody who pays later comes to the counter. */
const LATER_MS = 90_000;
/** What the provider's page says to whoever presses again without having heard that it is paid. */
const PAID_BEFORE = 'paid already';
const AGAIN_MS = 500;

export interface Customers {
  /** Hears of every change of an order: a ready one is collected. */
  hear(message: OrderMessage): void;
  /** Asks for the prices before the order is wanted; they are signed for five minutes. */
  ask(order: PlannedOrder, api: Api): Promise<void>;
  /** Orders, says so, pays, waits until it is ready, and collects. */
  serve(order: PlannedOrder, placed: () => void): Promise<void>;
}

interface CustomersOptions {
  readonly outlet: MadeOutlet;
  readonly speed: number;
  /** The line on which they order; all the rest they do on the other. */
  readonly ordering: Api;
  /** Whoever has ordered goes on with the rest only then. */
  readonly goOn: Promise<void>;
}

interface Quote {
  readonly signed: string;
  readonly total: number;
}

/** The customers of the day, each with the code that only they were given. */
export function openCustomers(api: Api, options: CustomersOptions): Customers {
  const { outlet, speed, ordering, goOn } = options;
  const isReady = new Map<string, () => void>();
  const quotes = new Map<string, Quote>();
  const pause = (simulatedMs: number) => sleep(simulatedMs / speed);

  const quote = (order: PlannedOrder, line: Api) => line.command<Quote>(QUOTE_ORDER, cartOf(order, outlet), 'Quote');

  const pay = async (order: PlannedOrder, total: number) => {
    if (order.payer === 'CASH_LATER') {
      await pause(LATER_MS);
      await api.command(TAKE_CASH, { id: freshId(), orderId: order.id, tendered: notes(total) }, 'Order');
    }
    if (order.payer === 'UPI') {
      const { payUrl } = await startPayment(api, order.id);
      await payOnPage(payUrl, PAYERS[Number(order.ticket) % PAYERS.length] ?? PAYERS[0]);
    }
  };

  return {
    hear({ order }) {
      if (order.state === 'READY') isReady.get(order.id)?.();
    },
    async ask(order, line) {
      quotes.set(order.id, await quote(order, line));
    },
    async serve(order, placed) {
      const ready = new Promise<void>((resolve) => isReady.set(order.id, resolve));
      const { signed, total } = quotes.get(order.id) ?? (await quote(order, ordering));
      const cash = order.payer === 'CASH_WITH_ORDER' ? { tendered: notes(total) } : null;
      const input = { id: order.id, ...cartOf(order, outlet), quote: signed, cash };
      const { pickupCode } = await ordering.command<{ pickupCode: string }>(PLACE_ORDER, input, 'Order');
      placed();
      await goOn;
      await pay(order, total);
      await ready;
      await api.command(COLLECT_ORDER, { commandId: freshId(), orderId: order.id, pickupCode }, 'Order');
    },
  };
}

/** What an order asks for, as the API takes it. */
export function cartOf(order: PlannedOrder, outlet: MadeOutlet) {
  const lines = order.lines.map(({ item, pieces }) => {
    return { itemId: item.id, variantId: item.variantId, quantity: pieces, optionIds: [] };
  });
  return { outletId: outlet.id, lines };
}

/** Whole fifty-rupee notes that are enough, rounding included. */
function notes(total: number): number {
  return Math.ceil((total + 50) / NOTE) * NOTE;
}

/** Asks for the page to pay on; again, as it says, when the provider does not answer. */
async function startPayment(api: Api, orderId: string): Promise<{ payUrl: string }> {
  const input = { id: freshId(), orderId };
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(AGAIN_MS)) {
    try {
      return await api.command<{ payUrl: string }>(START_PAYMENT, input, 'Payment');
    } catch (error) {
      const comesBack = error instanceof Refused && error.answer.code === 'PROVIDER_UNAVAILABLE';
      if (!comesBack || performance.now() > end) throw error;
    }
  }
}

/**
 * Fills in the form of the provider's page, as a person with a phone would: again when the page is gone, until it takes it
 * or says that it took it before.
 */
async function payOnPage(payUrl: string, vpa: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    const answer = await press(payUrl, vpa).catch((error: unknown) => ({ status: 0, text: String(error) }));
    if (answer.status === 303 || (tries > 1 && answer.text.includes(PAID_BEFORE))) return;
    const comesBack = answer.status === 0 || answer.status >= 500;
    if (!comesBack || performance.now() > end) {
      throw new Error(`The payment page answers ${answer.status}: ${answer.text}`);
    }
    await sleep(AGAIN_MS);
  }
}

async function press(payUrl: string, vpa: string): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ vpa });
  const answer = await fetch(payUrl, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
  return { status: answer.status, text: await answer.text() };
}
