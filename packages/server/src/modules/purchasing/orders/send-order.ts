import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { writeMail } from '../../mail/index.ts';
import { purchaseOrderLetter } from '../paper/order-letter.ts';
import { readOrderFacts } from '../paper/read-order-facts.ts';
import { lockTaxpayer, retired } from '../suppliers/supplier.ts';
import { illegal, isChangedSinceSent, lockOrder, step } from './order.ts';

/** A letter that could not leave for three days is about goods that were needed before. */
const USEFUL_MINUTES = 3 * 24 * 60;

/**
 * Notes that the supplier has the order: from then on goods may come for it. What was changed since they had it is sent again, as an amendment with a
 * number of its own; what was not is ILLEGAL_PURCHASE_STEP. With `byMail` it is sent to them as a letter with its paper, written
 * in this transaction; what the mail server says of it stands under Mail. Refuses ILLEGAL_PURCHASE_STEP, SUPPLIER_RETIRED, and NO_ADDRESS for a
 * supplier of whom no e-mail address is known.
 */
export const sendPurchaseOrder = command({
  name: 'purchasing.sendOrder',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), purchaseOrderId: z.uuid(), byMail: z.boolean().default(false) }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId, byMail }): Promise<{ id: string } | Refusal> {
    const { tx, now } = scope;
    const order = await lockOrder(tx, purchaseOrderId);
    scope.within(order.outletId);
    const isAmended = isChangedSinceSent(order);
    const supplier = await lockTaxpayer(tx, order.supplierId);
    const refusal = illegal(order, isAmended ? 'amend' : 'send') ?? retired(supplier);
    if (refusal) return refusal;
    const had = { sentVersion: order.version };
    const sent = isAmended
      ? await step(scope, order, 'amend', { ...had, amendment: order.amendment + 1, amendedAt: now })
      : await step(scope, order, 'send', { ...had, sentAt: now });
    if (byMail) {
      const { name, contact, email } = supplier;
      if (email === null) {
        const message = `No e-mail address of ${name} is known. Add it on their page, or mark the order as sent.`;
        return refuse('NO_ADDRESS', message);
      }
      await writeMail(scope, purchaseOrderLetter, {
        ...{ to: { name: contact ?? name, email }, userId: null, language: 'en', usefulMinutes: USEFUL_MINUTES },
        data: await readOrderFacts(tx, sent),
      });
    }
    return { id: order.id };
  },
});
