import type { CallContext } from '../platform/context.ts';
import { approverIn } from './claim-expenses.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of petty cash. */
export function changesOfPettyCash(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  let made = 0;
  let keeper: Promise<CallContext> | null = null;
  /** One person answers for all boxes; the administrator is somebody else. */
  const custodian = () => {
    keeper ??= approverIn(of().administrator, of());
    return keeper;
  };
  const box = async () => {
    made += 1;
    const facts = { name: `Of a test ${made}`, amount: 10_000, voucherLimit: 5_000, version: 0 };
    const custodianId = (await custodian()).actor.id;
    return { commandId: id(), id: id(), outletId: of().outletId, custodianId, ...facts };
  };
  const count = async () => {
    const input = await box();
    await answered('SavePettyBox', of().administrator, { input });
    const found = { counted: 0, notes: null, reference: null, reason: null };
    return { id: id(), boxId: input.id, kind: 'TOP_UP', place: 'SAFE', ...found };
  };
  const voucher = async (amount: number) => {
    const filled = await count();
    await answered('CountPettyBox', of().administrator, { input: filled });
    made += 1;
    const facts = { accountCode: '6200', taxCredit: 'COST', receiptAbove: 10_000, inUse: true, version: 0 };
    const category = { id: id(), name: `Small things ${made}`, ...facts };
    await answered('SaveExpenseCategory', of().administrator, { input: category });
    const none = { sellerName: null, sellerGstin: null, billNumber: null, cgst: 0, sgst: 0, igst: 0 };
    const bought = { day: '2026-11-24', categoryId: category.id, what: 'String', amount, receiptIds: [] };
    return { id: id(), boxId: filled.boxId, ...bought, ...none };
  };
  const paid = async (amount: number) => {
    const input = await voucher(amount);
    await answered('PayPettyVoucher', await custodian(), { input });
    return input.id;
  };
  const inputAgain = ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }];
  return {
    SavePettyBox: { done: async () => ({ input: await box() }), refused: inputAgain },
    CountPettyBox: {
      done: async () => ({ input: await count() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    PayPettyVoucher: {
      by: custodian,
      done: async () => ({ input: await voucher(100) }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id(), amount: 10_001 } }],
      anew: ['id', 'number'],
    },
    DecidePettyVoucher: {
      by: () => approverIn(of().administrator, of()),
      done: async () => ({
        input: { commandId: id(), voucherId: await paid(6_000), decision: 'APPROVE', reason: null },
      }),
      refused: inputAgain,
      anew: ['id'],
    },
    ReversePettyVoucher: {
      done: async () => ({ input: { commandId: id(), voucherId: await paid(100), reason: 'Brought back' } }),
      refused: inputAgain,
    },
  };
}
