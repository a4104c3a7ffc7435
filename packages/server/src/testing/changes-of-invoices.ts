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
    NameBuyer: {
      done: async () => saying({ orderId: await unpaid(), buyer: BUYER }),
      refused: (done) => again(done, { buyer: { ...BUYER, gstin: '29AAGCB7383J1Z5' } }),
    },
  };
}
