import type { Target } from './api.ts';
import { connectDisplay, type Display, type LiveMessage } from './display.ts';
import { BOARD_CHANGED, ORDER_CHANGED, STOCK_CHANGED, TICKET_CHANGED } from './documents.ts';

export interface OrderMessage extends LiveMessage {
  readonly order: { readonly id: string; readonly state: string; readonly version: number };
}

export interface TicketMessage extends LiveMessage {
  readonly ticket: {
    readonly id: string;
    readonly orderId: string;
    readonly state: string;
    readonly version: number;
    readonly prepSeconds: number;
  };
}

export interface BoardMessage extends LiveMessage {
  readonly board: {
    readonly preparing: readonly { readonly orderId: string }[];
    readonly ready: readonly { readonly orderId: string }[];
  };
}

export interface StockMessage extends LiveMessage {
  readonly levels: readonly {
    readonly item: { readonly id: string };
    readonly onHand: number;
    readonly reserved: number;
  }[];
}

/** Every display of the outlet, connected all the time. */
export interface Displays {
  readonly orders: Display<OrderMessage>;
  readonly tickets: Display<TicketMessage>;
  readonly board: Display<BoardMessage>;
  readonly stock: Display<StockMessage>;
}

export function connectDisplays(
  target: Target,
  outletId: string,
  since: number,
  hear: { order(message: OrderMessage): void; ticket(message: TicketMessage): void },
): Displays {
  const place = { outletId, since };
  return {
    orders: connectDisplay<OrderMessage>(target, { ...place, document: ORDER_CHANGED, hear: hear.order }),
    tickets: connectDisplay<TicketMessage>(target, { ...place, document: TICKET_CHANGED, hear: hear.ticket }),
    board: connectDisplay<BoardMessage>(target, { ...place, document: BOARD_CHANGED }),
    stock: connectDisplay<StockMessage>(target, { ...place, document: STOCK_CHANGED }),
  };
}

export async function closeDisplays(displays: Displays): Promise<void> {
  for (const display of Object.values(displays)) await display.close();
}
