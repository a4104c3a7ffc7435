import { isRefusal } from '@college-kiosk/kernel';
import { prepareSupplierPayment } from '../modules/purchasing/index.ts';
import type { CallContext } from '../platform/context.ts';

/** Three payments to the supplier of a bill, each for a little of it. Gives the last. */
export async function payForFlour(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
  { supplierId, billId }: { readonly supplierId: string; readonly billId: string },
): Promise<string> {
  let id = '';
  for (let n = 0; n < 3; n += 1) {
    id = newId();
    const paid = { method: 'UPI', reference: id, day: '2026-11-24', amount: 1_000 } as const;
    const answer = await prepareSupplierPayment(by, {
      id,
      outletId,
      supplierId,
      ...paid,
      bills: [{ billId, amount: 2 }],
    });
    if (isRefusal(answer)) throw new Error(`Nothing was paid: ${JSON.stringify(answer)}`);
  }
  return id;
}
