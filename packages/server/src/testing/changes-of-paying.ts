import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** More than goes at once, in paise, and a little. */
const [MUCH, LITTLE] = [1_000_000, 100];

/** What our apps change of payments to suppliers: each to a supplier of its own, since what is paid on a day is judged together. */
export function changesOfPaying(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  const payment = async (amount: number) => {
    const supplierId = id();
    const terms = { contact: null, phone: null, email: null, gstin: null, paymentDays: 30, isMsme: false, leadDays: 1 };
    const input = { id: supplierId, name: `Paid ${supplierId}`, ...terms, inUse: true };
    await answered('SaveSupplier', of().administrator, { input });
    const paid = {
      method: 'BANK_TRANSFER',
      reference: id(),
      sessionId: null,
      day: '2026-11-24',
      bills: [],
      note: null,
    };
    return { id: id(), outletId: of().outletId, supplierId, amount, ...paid };
  };
  const prepared = async (amount: number) => {
    const input = await payment(amount);
    // By somebody else, who does not release it.
    const { administrator } = of();
    const other = { ...administrator, actor: { ...administrator.actor, id: id() } };
    await answered('PrepareSupplierPayment', other, { input });
    return input.id;
  };
  const inputAgain = ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }];

  return {
    PrepareSupplierPayment: {
      done: async () => ({ input: await payment(MUCH) }),
      // The same reference under another id.
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    ReleaseSupplierPayment: {
      done: async () => ({ commandId: id(), paymentId: await prepared(MUCH) }),
      refused: (done) => [{ ...done, commandId: id() }],
    },
    CancelSupplierPayment: {
      done: async () => ({ input: { commandId: id(), paymentId: await prepared(MUCH), reason: 'Twice' } }),
      refused: inputAgain,
    },
    ReverseSupplierPayment: {
      async done() {
        const said = { paymentId: await prepared(LITTLE), day: '2026-11-24', reason: 'It came back', sessionId: null };
        return { input: { commandId: id(), ...said } };
      },
      refused: inputAgain,
    },
    UseSupplierCredit: {
      done: async () => ({
        input: { id: id(), creditId: of().supplierPaymentId, bills: [{ billId: of().owedBillId, amount: 1 }] },
      }),
      refused: ({ input }: { input?: object }) => [
        { input: { ...input, id: id(), bills: [{ billId: of().owedBillId, amount: 100_000_000 }] } },
      ],
    },
  };
}
