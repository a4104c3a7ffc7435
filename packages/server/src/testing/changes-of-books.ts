import { sql } from 'drizzle-orm';
import { issueInvoice, post, salePosting } from '../modules/finance/index.ts';
import { organisations, placeOf } from '../modules/places/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

const GSTIN = '32ABCDE1234F1Z9';
const SOLD = {
  ...{ description: 'Dosa', taxCode: '996333', taxKind: 'PREPARED' as const, quantity: 1_000, gross: 10_500 },
  ...{ taxable: 10_000, rateBp: 500, cgst: 250, sgst: 250, igst: 0 },
};

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of the books. */
export function changesOfBooks(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  let asked = 0;
  /** A month of long ago of which nobody asked for anything yet. */
  const month = () => {
    asked += 1;
    return `${1990 + Math.floor(asked / 12)}-${String((asked % 12) + 1).padStart(2, '0')}-01`;
  };
  const somebodyElse = () => {
    const { administrator } = of();
    return { ...administrator, actor: { ...administrator.actor, id: id() } };
  };
  const journal = () => ({
    ...{ commandId: id(), id: id(), outletId: of().outletId, version: 0, day: '2026-11-20', narration: 'Gas' },
    lines: [
      { account: '6200', debit: 100, credit: 0, party: null },
      { account: '1020', debit: 0, credit: 100, party: null },
    ],
  });
  const written = async (by = of().administrator) => {
    const input = journal();
    await answered('SaveJournal', by, { input });
    return input.id;
  };
  const submitted = async (by = of().administrator) => {
    const journalId = await written(by);
    await answered('SubmitJournal', by, { commandId: id(), journalId });
    return journalId;
  };
  const decided = async () => ({
    ...{ commandId: id(), journalId: await submitted(somebodyElse()), version: 1, decision: 'APPROVE', reason: null },
  });
  const posted = async () => {
    const input = await decided();
    return (await answered('DecideJournal', of().administrator, { input })).entryId;
  };
  const inputAgain = ({ input }: { input?: object }, more: object = {}) => [
    { input: { ...input, commandId: id(), ...more } },
  ];
  const request = () => ({ id: id(), month: month(), wanted: 'SOFT_LOCKED', reason: 'It was looked through.' });
  /** The years of long ago, one after the other: what was closed is not asked for again. */
  const yearRequest = () => {
    years += 1;
    return { id: id(), firstDay: `${1900 + years}-04-01`, reason: 'The accounts are signed.' };
  };
  let years = 0;
  /** Something that did not add up for a moment. */
  const alert = async () => {
    const alertId = id();
    const { db } = of();
    await db.execute(sql`insert into identity_states (name, holds, since, checked_at) values ('a test', true, now(), now())
      on conflict do nothing`);
    await db.execute(sql`insert into identity_alerts (id, name, opened_at, resolved_at, places, violations)
      values (${alertId}, 'a test', now(), now(), 1, array['x'])`);
    return alertId;
  };
  let taxed = 0;
  /** The next month of a year ago in which something was sold under a registration. */
  const taxedMonth = async () => {
    taxed += 1;
    const { db, outletId } = of();
    await db.update(organisations).set({ gstin: GSTIN });
    const taxDate = `2025-${String(taxed).padStart(2, '0')}-05`;
    const at = new Date(`${taxDate}T06:00:00.000Z`);
    const sold = { orderId: id(), at, dates: { businessDate: taxDate, taxDate }, lines: [SOLD] };
    await db.transaction(async (tx) => {
      const place = await placeOf(tx, outletId);
      await issueInvoice(tx, { ...sold, place, device: null, roundOff: 0, buyer: null });
      await post(tx, {
        ...{
          outletId,
          source: { type: 'order', id: sold.orderId },
          event: 'sale',
          narration: 'Sold',
          postedBy: 'test',
        },
        ...{ at: sold.at, dates: sold.dates },
        lines: salePosting({ tender: 'CASH', lines: sold.lines, roundOff: 0, paymentId: id() }),
      });
    });
    return taxDate.replace(/05$/, '01');
  };
  let accounts = 0;
  const account = () => {
    accounts += 1;
    return { commandId: id(), code: String(635_000 + accounts), name: 'Insurance', inUse: true, version: 0 };
  };

  return {
    SaveJournal: {
      done: async () => ({ input: journal() }),
      refused: (done) => inputAgain(done, { version: 7 }),
    },
    SubmitJournal: {
      done: async () => ({ commandId: id(), journalId: await written() }),
      refused: (done) => [{ ...done, commandId: id() }],
    },
    WithdrawJournal: {
      done: async () => ({ input: { commandId: id(), journalId: await written(), reason: 'Twice.' } }),
      refused: inputAgain,
    },
    DecideJournal: { done: async () => ({ input: await decided() }), refused: inputAgain },
    ReverseJournal: {
      done: async () => ({ input: { id: id(), entryId: await posted(), day: '2026-11-24', reason: 'Twice.' } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    RequestPeriod: {
      done: async () => ({ input: request() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    DecidePeriod: {
      async done() {
        const input = request();
        await answered('RequestPeriod', somebodyElse(), { input });
        return { input: { commandId: id(), requestId: input.id, approve: true, reason: null } };
      },
      refused: inputAgain,
    },
    RequestYearClose: {
      done: async () => ({ input: yearRequest() }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    DecideYearClose: {
      async done() {
        const input = yearRequest();
        await answered('RequestYearClose', somebodyElse(), { input });
        return { input: { commandId: id(), requestId: input.id, approve: true, reason: null } };
      },
      refused: inputAgain,
    },
    SetOffGst: {
      done: async () => ({ input: { id: id(), month: await taxedMonth(), gstin: GSTIN } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: id() } }],
    },
    AcknowledgeIdentityAlert: {
      done: async () => ({ input: { commandId: id(), alertId: await alert(), note: 'Seen.' } }),
      refused: inputAgain,
    },
    SaveAccount: { done: async () => ({ input: account() }), refused: inputAgain },
  };
}
