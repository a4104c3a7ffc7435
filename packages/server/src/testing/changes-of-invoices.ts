import { post, strayCapturePosting } from '../modules/finance/index.ts';
import { payments } from '../modules/payments/index.ts';
import { datesAt, placeOf } from '../modules/places/index.ts';
import { someOrders } from './changes-of-orders.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

const BUYER = { gstin: '29AAGCB7383J1Z4', name: 'Nila Software', address: '12 Residency Road' };

/** What our apps do with invoices and their papers. */
export function changesOfInvoices(of: () => AskedCanteen): Readonly<Record<string, ChangeRow>> {
  const { unpaid, paidFor } = someOrders(of);
  const saying = (about: object) => ({ input: { commandId: of().newId(), ...about } });
  const again = ({ input }: { input?: object }, more: object) => [
    saying({ ...input, commandId: of().newId(), ...more }),
  ];
  const paper = { paper: 'RECEIPT', language: 'en' } as const;
  // As a page: a file would be laid out by a process of its own.
  const printed: ChangeRow = {
    done: async () => saying({ documentId: of().documentId, ...paper, format: 'HTML' }),
    refused: (done) => again(done, { language: 'ta' }),
  };
  return {
    PrintInvoice: printed,
    MakeOutDocument: printed,
    KeepReceipt: printed,
    MailInvoice: {
      done: async () => saying({ documentId: of().documentId, ...paper, email: 'guest@college.example' }),
      refused: (done) => again(done, { email: null }),
    },
    RefundLines: {
      done: async () => saying({ orderId: await paidFor(3), lines: [{ position: 1, quantity: 1 }], reason: 'Cold' }),
      refused: (done) => again(done, { lines: [{ position: 1, quantity: 99 }] }),
    },
    PayOwedRefund: {
      done: async () =>
        saying({ paymentId: await strayPayment(of(), await unpaid()), by: 'CASH', reason: 'Asked for it' }),
      refused: (done) => again(done, {}),
    },
    NameBuyer: {
      done: async () => saying({ orderId: await unpaid(), buyer: BUYER }),
      refused: (done) => again(done, { buyer: { ...BUYER, gstin: '29AAGCB7383J1Z5' } }),
    },
  };
}

/** Money that came for an order which was over, booked as when the provider says so. Answers the payment. */
async function strayPayment({ db, newId, clock, outletId }: AskedCanteen, orderId: string): Promise<string> {
  const [id, at] = [newId(), clock.now()];
  const dates = datesAt(await placeOf(db, outletId), at);
  await db.transaction(async (tx) => {
    await tx.insert(payments).values({
      ...{ id, orderId, outletId, tender: 'UPI', provider: 'fake', providerRef: id, amount: 6_000, state: 'CAPTURED' },
      ...{ createdAt: at, capturedAt: at, stray: 'DEAD_ORDER' },
    });
    await post(tx, {
      ...{
        outletId,
        source: { type: 'payment', id },
        event: 'stray',
        narration: 'Came late',
        at,
        dates,
        postedBy: 'test',
      },
      lines: strayCapturePosting({ amount: 6_000, paymentId: id }),
    });
  });
  return id;
}
