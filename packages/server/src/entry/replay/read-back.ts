import type { Api } from './api.ts';
import type { Delivery } from './deliver.ts';
import { CLOSING, JOURNAL_ENTRIES, ORDERS, RECEIVE_GOODS, STOCK_ITEM } from './documents.ts';
import type { Plan } from './plan.ts';
import type { MadeOutlet } from './set-up.ts';

export interface ReadOrder {
  readonly id: string;
  readonly token: string;
  readonly state: string;
  readonly paymentStatus: string;
  readonly businessDate: string;
  readonly taxable: number;
  readonly tax: number;
  readonly total: number;
  readonly roundOff: number;
  readonly version: number;
  readonly steps: readonly {
    readonly version: number;
    readonly from: string | null;
    readonly to: string;
    readonly at: string;
  }[];
  readonly lines: readonly { readonly itemId: string; readonly quantity: number; readonly gross: number }[];
  readonly payments: readonly {
    readonly tender: 'CASH' | 'UPI';
    readonly state: string;
    readonly amount: number;
    readonly tendered: number | null;
    readonly change: number | null;
    readonly stray: string | null;
    readonly refunds: readonly { readonly amount: number }[];
  }[];
  readonly documents: readonly {
    readonly number: string;
    readonly type: string;
    readonly taxable: number;
    readonly tax: number;
    readonly total: number;
    readonly roundOff: number;
  }[];
  readonly tickets: readonly { readonly id: string; readonly state: string; readonly version: number }[];
}

interface Sides {
  readonly debit: number;
  readonly credit: number;
}

export interface ReadEntry {
  readonly number: number;
  readonly event: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly total: number;
  readonly businessDate: string;
  readonly lines: readonly (Sides & { readonly account: { readonly code: string } })[];
}

export interface ReadLevel {
  readonly onHand: number;
  readonly reserved: number;
  readonly available: number;
  readonly value: number;
  readonly item: { readonly id: string; readonly name: string };
}

export interface ReadBatch {
  readonly id: string;
  readonly status: string;
  readonly quantityReceived: number;
  readonly quantityRemaining: number;
  readonly valueReceived: number;
  readonly valueRemaining: number;
  readonly expiryDate: string | null;
  readonly receivedAt: string;
  readonly moves: readonly { readonly type: string; readonly quantity: number; readonly value: number }[];
}

/** Everything the reconciliation compares, as the public API tells it. */
export interface ReadBack {
  readonly orders: readonly ReadOrder[];
  readonly entries: readonly ReadEntry[];
  readonly levels: readonly ReadLevel[];
  readonly batches: readonly ReadBatch[];
  readonly trialBalance: Sides & {
    readonly rows: readonly (Sides & { readonly account: { readonly code: string } })[];
  };
  readonly board: { readonly preparing: readonly unknown[]; readonly ready: readonly unknown[] };
  readonly today: { readonly orders: number; readonly openOrders: number; readonly revenue: number };
  readonly strayPayments: { readonly totalCount: number };
  readonly kitchenTickets: { readonly totalCount: number };
}

/** Reads everything back once the day is over. */
export async function readBack(api: Api, outlet: MadeOutlet, plan: Plan, deliveries: readonly Delivery[]) {
  const outletId = outlet.id;
  const closing = await api.ask<Omit<ReadBack, 'orders' | 'entries' | 'levels' | 'batches'>>(CLOSING, { outletId });
  const orders = await pages<ReadOrder>(api, ORDERS, outletId);
  const entries = await pages<ReadEntry>(api, JOURNAL_ENTRIES, outletId);
  const levels: ReadLevel[] = [];
  for (const { id } of plan.ingredients) {
    levels.push((await api.ask<{ level: ReadLevel }>(STOCK_ITEM, { outletId, id })).level);
  }
  const batches: ReadBatch[] = [];
  for (const delivery of deliveries) {
    const receipt = await api.command<{ lines: { batch: ReadBatch }[] }>(RECEIVE_GOODS, delivery, 'GoodsReceipt');
    batches.push(...receipt.lines.map(({ batch }) => batch));
  }
  const whole: ReadBack = { ...closing, orders, entries, levels, batches };
  return whole;
}

interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
  readonly edges: readonly { readonly node: Node }[];
}

async function pages<Node>(api: Api, document: string, outletId: string): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const { page }: { page: Page<Node> } = await api.ask<{ page: Page<Node> }>(document, { outletId, after });
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) {
      if (nodes.length !== page.totalCount) {
        throw new Error(`The pages hold ${nodes.length} of ${page.totalCount}: read again when nothing changes.`);
      }
      return nodes;
    }
    after = page.pageInfo.endCursor;
  }
}
