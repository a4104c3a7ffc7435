import { randomUUID } from 'node:crypto';
import type { Room } from './rooms.ts';

const NO_TAX = { sellerName: null, sellerGstin: null, billNumber: null, cgst: 0, sgst: 0, igst: 0 };
/** Another version than it is: nothing is changed. */
const NOT_THIS_VERSION = 99;

/** Of expense claims and petty cash: where an id is of something that is there. */
export const EXPENSES: Readonly<Record<string, (room: Room) => Readonly<Record<string, unknown>>>> = {
  expenseClaim: ({ expenseClaimId }) => ({ id: expenseClaimId }),
  saveExpenseClaim: ({ expenseCategoryId }) => ({
    ...{ version: 0, title: 'checked' },
    lines: [
      { day: '2026-01-01', categoryId: expenseCategoryId, what: 'checked', amount: 1, receiptIds: [], ...NO_TAX },
    ],
  }),
  submitExpenseClaim: ({ expenseClaimId }) => ({ claimId: expenseClaimId }),
  withdrawExpenseClaim: ({ expenseClaimId }) => ({ claimId: expenseClaimId, reason: 'checked' }),
  decideExpenseClaim: ({ expenseClaimId }) => ({
    ...{ claimId: expenseClaimId, version: 1, decision: 'RETURN', reason: 'checked' },
  }),
  prepareExpensePayment: ({ expenseClaimId }) => ({
    ...{ claimId: expenseClaimId, method: 'UPI', reference: randomUUID(), day: '2026-01-01', sessionId: null },
  }),
  releaseExpensePayment: ({ expensePaymentId }) => ({ paymentId: expensePaymentId }),
  cancelExpensePayment: ({ expensePaymentId }) => ({ paymentId: expensePaymentId, reason: 'checked' }),
  reverseExpensePayment: ({ expensePaymentId }) => ({
    paymentId: expensePaymentId,
    day: '2025-12-31',
    reason: 'checked',
  }),
  saveExpenseCategory: ({ expenseCategoryId }) => ({
    ...{ id: expenseCategoryId, name: `Gas ${randomUUID()}`, accountCode: '6200', taxCredit: 'COST' },
    ...{ receiptAbove: 0, inUse: true, version: NOT_THIS_VERSION },
  }),
  pettyBox: ({ pettyBoxId }) => ({ id: pettyBoxId }),
  pettyVouchers: ({ pettyBoxId }) => ({ boxId: pettyBoxId }),
  savePettyBox: ({ pettyBoxId, custodianId }) => ({
    ...{ id: pettyBoxId, name: 'checked', custodianId, amount: 10_000, voucherLimit: 100, version: NOT_THIS_VERSION },
  }),
  // Another sum than is in it, and no reason.
  countPettyBox: ({ pettyBoxId }) => ({ boxId: pettyBoxId, kind: 'COUNT', counted: 1, place: 'SAFE' }),
  payPettyVoucher: ({ pettyBoxId, expenseCategoryId }) => ({
    ...{ boxId: pettyBoxId, day: '2026-01-01', categoryId: expenseCategoryId, what: 'checked', amount: 1 },
    ...{ receiptIds: [], ...NO_TAX },
  }),
  decidePettyVoucher: ({ pettyVoucherId }) => ({ voucherId: pettyVoucherId, decision: 'REJECT', reason: 'checked' }),
  reversePettyVoucher: ({ pettyVoucherId }) => ({ voucherId: pettyVoucherId, reason: 'checked' }),
  saveExpenseRules: () => ({ version: NOT_THIS_VERSION, tiers: [{ role: 'manager', upTo: 1 }], payUpTo: 1 }),
  delegateExpenses: ({ approverId }) => ({
    ...{ takerId: approverId, firstDay: '2026-01-01', lastDay: '2026-01-02', reason: 'checked' },
  }),
};
