import type { Money, Quantity } from '@college-kiosk/kernel';
import type { Batch, IncomingBatch } from './take-in.ts';

/**
 * The same goods as another batch: as old as they are, good for as long. What expired before today comes in expired; what is of
 * a batch that is blocked is blocked too, so that nothing of it gets round a recall.
 */
export function childOf(
  { status: parentStatus, id, ...parent }: Batch,
  part: {
    readonly id: string;
    readonly quantity: Quantity;
    readonly value: Money;
    /** The calendar day where it comes in. */
    readonly today: string;
    /** Unless said, BLOCKED when the other batch is, else AVAILABLE. */
    readonly status?: IncomingBatch['status'];
  },
): IncomingBatch {
  const { stockItemId, receivedAt, manufacturedOn, expiryDate, dateKind, openedAt, supplierId, supplierBatch } = parent;
  const { inputTaxRate, inputTaxInterState } = parent;
  const { status = parentStatus === 'BLOCKED' ? 'BLOCKED' : 'AVAILABLE' } = part;
  const gone = expiryDate !== null && expiryDate < part.today;
  return {
    ...{ batchId: part.id, stockItemId, quantity: part.quantity, value: part.value, parentBatchId: id },
    ...{ receivedAt, manufacturedOn, expiryDate, dateKind, openedAt, supplierId, supplierBatch },
    ...{ inputTaxRate, inputTaxInterState },
    status: gone && status === 'AVAILABLE' ? 'EXPIRED' : status,
  };
}
