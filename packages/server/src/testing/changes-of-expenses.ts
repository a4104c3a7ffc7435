import { sql } from 'drizzle-orm';
import type { CallContext } from '../platform/context.ts';
import { approverIn } from './claim-expenses.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** Paise: more than is paid at once; and a little. */
const [MUCH, LITTLE] = [600_000, 100];

/** What our apps change of expense claims. */
export function changesOfExpenses(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  let made = 0;
  const approver = () => approverIn(of().administrator, of());
  const somebody = () => {
    const { administrator } = of();
    return { ...administrator, actor: { ...administrator.actor, id: id() } };
  };
  const category = () => {
    made += 1;
    const facts = { accountCode: '6200', taxCredit: 'COST', receiptAbove: MUCH, inUse: true, version: 0 };
    return { id: id(), name: `Of a test ${made}`, ...facts };
  };
  const claim = async (amount = LITTLE) => {
    const input = category();
    await answered('SaveExpenseCategory', of().administrator, { input });
    const line = { day: '2026-11-20', categoryId: input.id, what: 'Gas', amount, receiptIds: [] };
    const none = { sellerName: null, sellerGstin: null, billNumber: null, cgst: 0, sgst: 0, igst: 0 };
    const lines = [{ ...line, ...none }];
    return { commandId: id(), id: id(), outletId: of().outletId, version: 0, title: 'Gas', lines };
  };
  const written = async (amount = LITTLE, by = of().administrator) => {
    const input = await claim(amount);
    await answered('SaveExpenseClaim', by, { input });
    return input.id;
  };
  const submitted = async (amount = LITTLE) => {
    const by = somebody();
    const claimId = await written(amount, by);
    await answered('SubmitExpenseClaim', by, { commandId: id(), claimId });
    return claimId;
  };
  const decision = async (amount = LITTLE) => ({
    ...{ commandId: id(), claimId: await submitted(amount), version: 1, decision: 'APPROVE', reason: null },
  });
  const owed = async (amount = LITTLE) => {
    const input = await decision(amount);
    await answered('DecideExpenseClaim', await approver(), { input });
    return input.claimId;
  };
  const payment = (claimId: string) => ({
    ...{ id: id(), claimId, method: 'UPI', reference: id(), sessionId: null, day: '2026-11-24' },
  });
  const prepared = async (amount: number, by = of().administrator) => {
    const input = payment(await owed(amount));
    await answered('PrepareExpensePayment', by, { input });
    return input.id;
  };
  const rules = async () => {
    const [row] = await of().db.execute<{ version: number }>(sql`select version from expense_rules`);
    const tiers = [
      { role: 'finance', upTo: MUCH },
      { role: 'administrator', upTo: null },
    ];
    return { commandId: id(), version: row?.version ?? 0, payUpTo: 500_000, tiers };
  };
  const delegation = async () => ({
    ...{ id: id(), outletId: of().outletId, takerId: (await approver()).actor.id, reason: 'On leave' },
    ...{ firstDay: '2026-11-24', lastDay: '2026-11-30' },
  });
  const inputAgain = ({ input }: { input?: object }) => [{ input: { ...input, commandId: id() } }];
  const anew = (done: object) => [{ ...done, commandId: id() }];

  return {
    SaveExpenseCategory: {
      done: async () => ({ input: category() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    SaveExpenseClaim: {
      done: async () => ({ input: await claim() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, commandId: id(), version: 7 } }],
    },
    SubmitExpenseClaim: { done: async () => ({ commandId: id(), claimId: await written() }), refused: anew },
    WithdrawExpenseClaim: {
      done: async () => ({ input: { commandId: id(), claimId: await written(), reason: 'Twice.' } }),
      refused: inputAgain,
    },
    DecideExpenseClaim: {
      by: approver,
      done: async () => ({ input: await decision() }),
      refused: inputAgain,
      anew: ['id'],
    },
    PrepareExpensePayment: {
      done: async () => ({ input: payment(await owed(MUCH)) }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    ReleaseExpensePayment: {
      done: async () => ({ commandId: id(), paymentId: await prepared(MUCH, somebody()) }),
      refused: anew,
    },
    CancelExpensePayment: {
      done: async () => ({ input: { commandId: id(), paymentId: await prepared(MUCH), reason: 'Twice' } }),
      refused: inputAgain,
    },
    ReverseExpensePayment: {
      done: async () => ({
        input: { commandId: id(), paymentId: await prepared(LITTLE), day: '2026-11-24', reason: 'It came back' },
      }),
      refused: inputAgain,
    },
    SaveExpenseRules: {
      done: async () => ({ input: await rules() }),
      refused: inputAgain,
    },
    DelegateExpenses: {
      done: async () => ({ input: await delegation() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id(), lastDay: '2026-11-01' } }],
    },
    EndExpenseDelegation: {
      async done() {
        const input = await delegation();
        await answered('DelegateExpenses', of().administrator, { input });
        return { commandId: id(), delegationId: input.id };
      },
      refused: anew,
    },
  };
}
