import type { Api } from './api.ts';
import { RECEIVE_GOODS, SAVE_SUPPLIER } from './documents.ts';
import { freshId } from './fresh-id.ts';
import type { PlannedBatch } from './plan.ts';

/** One batch that came, all of it kept. */
export interface DeliveredBatch {
  readonly batchId: string;
  readonly stockItemId: string;
  readonly quantity: number;
  readonly unit: string | undefined;
  readonly value: number;
  readonly supplierBatch?: string;
  readonly expiryDate?: string | null;
}

type DeliveredLine = Omit<DeliveredBatch, 'quantity'> & { readonly accepted: number };

/** A delivery exactly as it is sent, to be sent again. */
export interface Delivery {
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  readonly overrideReason: string;
  readonly lines: readonly DeliveredLine[];
}

/** Makes a supplier; its name gets what makes it no other's. */
export async function makeSupplier(api: Api, name = 'Mill'): Promise<string> {
  const id = freshId();
  const terms = { paymentDays: 30, isMsme: false, leadDays: 1 };
  await api.command(SAVE_SUPPLIER, { id, name: `${name} ${id.slice(-12)}`, ...terms }, 'Supplier');
  return id;
}

/** A delivery as the API takes it, under an id of its own. */
export function deliveryOf(outletId: string, supplierId: string, batches: readonly DeliveredBatch[]): Delivery {
  const lines = batches.map(({ quantity, ...line }) => ({ ...line, accepted: quantity }));
  return { id: freshId(), outletId, supplierId, overrideReason: 'A day on trial', lines };
}

/** The batches that deliveries brought, as they were planned. */
export function batchesIn(deliveries: readonly Delivery[]): PlannedBatch[] {
  return deliveries.flatMap(({ lines }) =>
    lines.map(({ accepted, unit = '', expiryDate = null, ...line }) => ({
      ...line,
      quantity: accepted,
      unit,
      expiryDate,
    })),
  );
}

/** Receives these batches from a new supplier, without an order; gives what was said. */
export async function deliver(
  api: Api,
  { outletId, supplier }: { readonly outletId: string; readonly supplier?: string },
  batches: readonly DeliveredBatch[],
): Promise<Delivery> {
  const delivery = deliveryOf(outletId, await makeSupplier(api, supplier), batches);
  await api.command(RECEIVE_GOODS, delivery, 'GoodsReceipt');
  return delivery;
}
