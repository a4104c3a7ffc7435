import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import type { OutgoingMethod } from '../../payments/index.ts';
import { placeOf } from '../../places/index.ts';
import { billsById } from '../bills/queries.ts';
import { paymentById, type SupplierPayment } from '../paying/payment.ts';
import { linesByPayment } from '../paying/queries.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { buyerOf, partyOf } from './read-order-facts.ts';
import type { RemittanceFacts } from './remittance-facts.ts';

const METHODS: Readonly<Record<OutgoingMethod, string>> = {
  BANK_TRANSFER: 'By bank transfer',
  UPI: 'By UPI',
  CHEQUE: 'By cheque',
  PETTY_CASH: 'In cash',
  DRAWER: 'In cash',
};

/** The remittance advice of a payment that left the house, as PDF. Throws NOT_FOUND, and UNAVAILABLE when too many are being made. */
export const printRemittance = query({
  name: 'purchasing.printRemittance',
  permission: 'ledger:read',
  input: z.object({ paymentId: z.uuid() }),
  async handle({ db, reach }, { paymentId }): Promise<PrintedFile> {
    const payment = await paymentById(db, paymentId);
    if (payment?.state !== 'RELEASED' || !(reach === 'everywhere' || reach.has(payment.outletId))) {
      throw new AppError('NOT_FOUND', 'There is no such payment that was made.');
    }
    const facts = await readRemittanceFacts(db, payment);
    const content = await renderPdf(new URL('./remittance-sheet.ts', import.meta.url), facts);
    return { fileName: `${facts.number.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', content };
  },
});

/** Reads all that stands on the remittance advice of a payment. */
export async function readRemittanceFacts(reader: Reader, payment: SupplierPayment): Promise<RemittanceFacts> {
  const { id, number, day, method, reference, amount, supplierId, outletId } = payment;
  const place = await placeOf(reader, outletId);
  const lines = (await linesByPayment(reader, [id])).get(id) ?? [];
  const bills = await billsById(
    reader,
    lines.map(({ billId }) => billId),
  );
  return {
    ...{ number: `PAY/${place.outlet.code}/${number}`, day, method: METHODS[method], reference, amount },
    ...{ buyer: buyerOf(place), supplier: partyOf(await supplierOf(reader, supplierId)) },
    lines: lines
      .flatMap(({ billId, amount: paid }) => {
        const bill = bills.get(billId);
        return bill ? [{ number: bill.number, billDate: bill.billDate, total: bill.total, paid }] : [];
      })
      .toSorted((a, b) => a.billDate.localeCompare(b.billDate) || a.number.localeCompare(b.number)),
  };
}
