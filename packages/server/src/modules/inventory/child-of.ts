import type { Money, Quantity } from '@college-kiosk/kernel';
import type { Batch, IncomingBatch } from './take-in.ts';

/** The same goods as another batch: as old as they are, good for as long. What expired before the business day comes in expired. */
export function childOf(
  { stockItemId, receivedAt, manufacturedOn, expiryDate, dateKind, openedAt, supplierId, supplierBatch, id }: Batch,
  part: {
    readonly id: string;
    readonly quantity: Quantity;
    readonly value: Money;
    readonly businessDate: string;
    /** AVAILABLE unless said. */
    readonly status?: IncomingBatch['status'];
  },
): IncomingBatch {
  const { status = 'AVAILABLE' } = part;
  const gone = expiryDate !== null && expiryDate < part.businessDate;
  return {
    ...{ batchId: part.id, stockItemId, quantity: part.quantity, value: part.value, parentBatchId: id },
    ...{ receivedAt, manufacturedOn, expiryDate, dateKind, openedAt, supplierId, supplierBatch },
    status: gone && status === 'AVAILABLE' ? 'EXPIRED' : status,
  };
}
