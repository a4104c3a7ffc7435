import type { Api } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import type { Callers } from './callers.ts';

const SAVE_CATEGORY = `mutation ($input: SaveExpenseCategoryInput!) {
  result: saveExpenseCategory(input: $input) { __typename ... on ExpenseCategory { id } ... on Refusal { code message } }
}`;
const SAVE_CLAIM = `mutation ($input: SaveExpenseClaimInput!) {
  result: saveExpenseClaim(input: $input) { __typename ... on ExpenseClaim { id } ... on Refusal { code message } }
}`;
const SUBMIT_CLAIM = (claimId: string) => `mutation {
  result: submitExpenseClaim(commandId: "${freshId()}", claimId: "${claimId}") { __typename ... on Refusal { code message } }
}`;
const DECIDE_CLAIM = `mutation ($input: DecideExpenseClaimInput!) {
  result: decideExpenseClaim(input: $input) { __typename ... on ExpenseClaim { id } ... on Refusal { code message } }
}`;
const PREPARE_PAYMENT = `mutation ($input: PrepareExpensePaymentInput!) {
  result: prepareExpensePayment(input: $input) { __typename ... on ExpenseClaim { id } ... on Refusal { code message } }
}`;

const SAVE_BOX = `mutation ($input: SavePettyBoxInput!) {
  result: savePettyBox(input: $input) { __typename ... on PettyBox { id } ... on Refusal { code message } }
}`;
const COUNT_BOX = `mutation ($input: CountPettyBoxInput!) {
  result: countPettyBox(input: $input) { __typename ... on PettyBox { id } ... on Refusal { code message } }
}`;
const PAY_VOUCHER = `mutation ($input: PayPettyVoucherInput!) {
  result: payPettyVoucher(input: $input) { __typename ... on PettyVoucher { id } ... on Refusal { code message } }
}`;
const DAYS = 'query { viewer { outlets { id businessDate } } }';

/** A cook’s claim that was paid, one that waits for a yes, a manager who may approve, and a cook’s box with a voucher that waits. */
export async function claimedExpenses(
  api: Api,
  { canary, outletId }: { canary: string; outletId: string },
  callers: Callers,
) {
  const [expenseCategoryId, expenseClaimId, paidId, expensePaymentId] = [freshId(), freshId(), freshId(), freshId()];
  // Categories are the organisation’s: what they are called is told in every outlet.
  const facts = { accountCode: '6200', taxCredit: 'COST', receiptAbove: 100_000, inUse: true, version: 0 };
  const category = { id: expenseCategoryId, name: `Gas ${expenseCategoryId}`, ...facts };
  await api.command(SAVE_CATEGORY, category, 'ExpenseCategory');
  const cook = await callers.person({ role: 'cook', outletId });
  const manager = await callers.person({ role: 'manager', outletId });
  const line = { day: '2026-01-01', categoryId: expenseCategoryId, what: `${canary} gas`, amount: 100, receiptIds: [] };
  for (const id of [expenseClaimId, paidId]) {
    const claim = { commandId: freshId(), id, outletId, version: 0, title: `${canary} gas`, lines: [line] };
    await callers.says(cook, SAVE_CLAIM, claim, 'ExpenseClaim');
    await callers.says(cook, SUBMIT_CLAIM(id), {}, 'ExpenseClaim');
  }
  const yes = { commandId: freshId(), claimId: paidId, version: 1, decision: 'APPROVE', reason: null };
  await callers.says(manager, DECIDE_CLAIM, yes, 'ExpenseClaim');
  const paid = { method: 'UPI', reference: `${canary} UTR`, day: '2026-01-01', sessionId: null };
  await api.command(PREPARE_PAYMENT, { id: expensePaymentId, claimId: paidId, ...paid }, 'ExpenseClaim');
  const [pettyBoxId, pettyVoucherId, custodianId] = [freshId(), freshId(), cook.id ?? ''];
  const box = { name: `${canary} box`, custodianId, amount: 10_000, voucherLimit: 100, version: 0 };
  await api.command(SAVE_BOX, { commandId: freshId(), id: pettyBoxId, outletId, ...box }, 'PettyBox');
  await api.command(COUNT_BOX, { id: freshId(), boxId: pettyBoxId, kind: 'TOP_UP', counted: 0 }, 'PettyBox');
  const { viewer } = await api.ask<{ viewer: { outlets: { id: string; businessDate: string }[] } }>(DAYS, {});
  const day = viewer.outlets.find(({ id }) => id === outletId)?.businessDate;
  const voucher = { ...line, day, amount: 200, id: pettyVoucherId, boxId: pettyBoxId };
  await callers.says(cook, PAY_VOUCHER, voucher, 'PettyVoucher');
  const petty = { pettyBoxId, pettyVoucherId, custodianId };
  return { expenseCategoryId, expenseClaimId, expensePaymentId, approverId: manager.id ?? '', ...petty };
}
