import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** Paise: more than goes at once; what does, but not twice; and a little. */
const [MUCH, NEARLY, LITTLE] = [1_000_000, 300_000, 100];

/** What our apps change of payments to suppliers: each to a supplier of its own, since what is paid on a day is judged together. */
export function changesOfPaying(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  const newSupplier = async () => {
    const supplierId = id();
    const terms = { contact: null, phone: null, email: null, gstin: null, paymentDays: 30, isMsme: false, leadDays: 1 };
    const input = { id: supplierId, name: `Paid ${supplierId}`, ...terms, inUse: true };
    await answered('SaveSupplier', of().administrator, { input });
    return supplierId;
  };
  const paymentTo = (supplierId: string, amount: number) => {
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
  /** By somebody else than who releases it. */
  const preparedFor = async (supplierId: string, amount: number) => {
    const { administrator } = of();
    const other = { ...administrator, actor: { ...administrator.actor, id: id() } };
    const input = paymentTo(supplierId, amount);
    await answered('PrepareSupplierPayment', other, { input });
    return input.id;
  };
  const prepared = async (amount: number) => preparedFor(await newSupplier(), amount);
  const reversal = (paymentId: string) => ({
    input: { commandId: id(), paymentId, day: '2026-11-24', reason: 'It came back', sessionId: null },
  });
  /** One that waits because of another of that day, which came back by now: anybody else who may releases it. */
  const waiting = async () => {
    const supplierId = await newSupplier();
    const first = await preparedFor(supplierId, NEARLY);
    const second = await preparedFor(supplierId, NEARLY);
    await answered('ReverseSupplierPayment', of().administrator, reversal(first));
    return second;
  };
  const inputAgain = ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }];

  return {
    PrepareSupplierPayment: {
      done: async () => ({ input: paymentTo(await newSupplier(), MUCH) }),
      // The same reference under another id.
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    ReleaseSupplierPayment: {
      done: async () => ({ commandId: id(), paymentId: await waiting() }),
      refused: (done) => [{ ...done, commandId: id() }],
    },
    CancelSupplierPayment: {
      done: async () => ({ input: { commandId: id(), paymentId: await prepared(MUCH), reason: 'Twice' } }),
      refused: inputAgain,
    },
    ReverseSupplierPayment: {
      done: async () => reversal(await prepared(LITTLE)),
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
