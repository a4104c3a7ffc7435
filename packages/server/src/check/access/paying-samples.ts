import { randomUUID } from 'node:crypto';
import { EXPENSES } from './expense-samples.ts';
import type { Room } from './rooms.ts';

/** Of payments to suppliers and of expense claims: where an id is of something that is there. */
export const PAYING: Readonly<Record<string, (room: Room) => Readonly<Record<string, unknown>>>> = {
  ...EXPENSES,
  supplierPayment: ({ supplierPaymentId }) => ({ id: supplierPaymentId }),
  remittanceAdvice: ({ supplierPaymentId }) => ({ paymentId: supplierPaymentId }),
  openPayables: ({ supplierId }) => ({ supplierId }),
  supplierLedger: ({ supplierId }) => ({ supplierId, from: '2026-01-01', to: '2030-12-31' }),
  prepareSupplierPayment: ({ supplierId }) => ({
    ...{ supplierId, method: 'BANK_TRANSFER', reference: randomUUID(), sessionId: null },
    ...{ day: '2026-01-01', amount: 1, bills: [] },
  }),
  releaseSupplierPayment: ({ supplierPaymentId }) => ({ paymentId: supplierPaymentId }),
  cancelSupplierPayment: ({ supplierPaymentId }) => ({ paymentId: supplierPaymentId, reason: 'checked' }),
  reverseSupplierPayment: ({ supplierPaymentId }) => ({
    ...{ paymentId: supplierPaymentId, day: '2025-12-31', reason: 'checked', sessionId: null },
  }),
  useSupplierCredit: ({ supplierPaymentId, billId }) => ({
    ...{ creditId: supplierPaymentId, bills: [{ billId, amount: 1 }] },
  }),
};
