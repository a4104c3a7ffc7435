import { calendarDate, sumMoney } from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { stockItemsById } from '../../inventory/index.ts';
import { type Place, placeOf } from '../../places/index.ts';
import { isChangedSinceSent, lineAmounts, type PurchaseOrder } from '../orders/order.ts';
import { linesByOrder, stepsByOrder } from '../orders/queries.ts';
import { itemsBySupplier } from '../suppliers/queries.ts';
import { type Supplier, supplierOf } from '../suppliers/supplier.ts';
import type { OrderFacts } from './order-facts.ts';

/** Reads all that stands on the paper of an order. */
export async function readOrderFacts(reader: Reader, order: PurchaseOrder): Promise<OrderFacts> {
  const { outlet, organisation } = await placeOf(reader, order.outletId);
  const supplier = await supplierOf(reader, order.supplierId);
  const lines = (await linesByOrder(reader, [order.id])).get(order.id) ?? [];
  const items = await stockItemsById(
    reader,
    lines.map(({ stockItemId }) => stockItemId),
  );
  const sold = (await itemsBySupplier(reader, [supplier.id])).get(supplier.id) ?? [];
  const codes = new Map(sold.map(({ stockItemId, code }) => [stockItemId, code]));
  const steps = (await stepsByOrder(reader, [order.id])).get(order.id) ?? [];
  const last = (events: readonly string[]) => steps.findLast(({ event }) => events.includes(event))?.byLabel ?? null;
  const amounts = lines.map(lineAmounts);
  return {
    ...{ number: `PO/${outlet.code}/${order.number}`, version: order.version, isApproved: order.decidedAt !== null },
    // What is not sent yet is the next one.
    amendment: order.amendment + (isChangedSinceSent(order) ? 1 : 0),
    orderedOn: calendarDate(order.amendedAt ?? order.sentAt ?? order.decidedAt ?? order.madeAt, organisation.zone),
    ...{ wantedOn: order.wantedOn, note: order.note },
    ...{ buyer: buyerOf({ outlet, organisation }), supplier: partyOf(supplier) },
    ...{ orderedBy: last(['submit', 'edit', 'make']) ?? '', approvedBy: last(['approve', 'approveByRule']) },
    lines: lines.map(({ stockItemId, quantity, unit, price, taxRate }, index) => ({
      ...{
        name: items.get(stockItemId)?.name ?? '',
        code: codes.get(stockItemId) ?? null,
        quantity,
        unit,
        price,
        taxRate,
      },
      ...{ net: amounts[index]?.net ?? 0, tax: amounts[index]?.tax ?? 0 },
    })),
    ...{
      net: sumMoney(amounts.map(({ net }) => net)),
      tax: sumMoney(amounts.map(({ tax }) => tax)),
      total: order.total,
    },
  };
}

/** Who buys, as papers say it. */
export function buyerOf({ outlet, organisation }: Pick<Place, 'outlet' | 'organisation'>): OrderFacts['buyer'] {
  return {
    ...{ name: organisation.name, legalName: organisation.legalName, outlet: outlet.name },
    ...{ gstin: outlet.gstin ?? organisation.gstin, fssaiLicence: organisation.fssaiLicence },
  };
}

/** Whom is bought from, as papers say it. */
export function partyOf({ name, contact, phone, email, gstin, paymentDays }: Supplier): OrderFacts['supplier'] {
  return { name, contact, phone, email, gstin, paymentDays };
}
