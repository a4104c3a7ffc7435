import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { placeOf } from '../places/index.ts';
import { NO_TAX } from './bill-postings.ts';
import { seedAccounts } from './chart.ts';
import { issueCreditNote } from './documents/credit-note.ts';
import { financeIdentities } from './identities.ts';
import { type DocumentLineDraft, issueInvoice } from './issue-document.ts';
import { recordBill, recordDebitNote } from './payables/record-bill.ts';
import { post } from './post.ts';
import { refundPosting, salePosting } from './sale-postings.ts';

let world: World;
let owner: postgres.Sql;
beforeAll(async () => {
  world = await openWorld();
  owner = postgres(world.database.ownerUrl, { max: 1, onnotice: () => {} });
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const dosa: DocumentLineDraft = {
  ...{ description: 'Masala dosa', taxCode: '996333', taxKind: 'PREPARED', quantity: 1000, gross: 6_000 },
  ...{ taxable: 5_714, rateBp: 500, cgst: 143, sgst: 143, igst: 0 },
};
const dates = { businessDate: '2026-11-24', taxDate: '2026-11-24' };

/** Two sales with books and invoices, one of them given back, and a bill with a debit note about it: everything adds up. */
beforeEach(async () => {
  await owner`truncate journal_entries, journal_lines, manual_journals, manual_journal_lines, manual_journal_steps, ledger_periods,
    period_requests, year_closings, payables, payable_settlements, supplier_payments, supplier_payment_lines, expense_payments, petty_boxes, petty_vouchers, petty_counts, gst_set_offs, documents, document_lines, document_prints,
    document_series`;
  await world.db.transaction(async (tx) => {
    const place = await placeOf(world.db, world.outletId);
    const { outlet } = place;
    for (const givenBack of [false, true]) {
      const orderId = world.newId();
      const at = world.clock.now();
      const about = {
        outletId: outlet.id,
        source: { type: 'order', id: orderId },
        narration: 'test',
        at,
        dates,
        postedBy: 'test',
      };
      const paid = { tender: 'UPI', paymentId: world.newId(), lines: [dosa, dosa], roundOff: 0 } as const;
      await post(tx, { ...about, event: 'PAID', lines: salePosting(paid) });
      const issue = { orderId, place, device: null, at, dates };
      await issueInvoice(tx, { ...issue, lines: paid.lines, roundOff: 0, buyer: null });
      if (!givenBack) continue;
      const note = await issueCreditNote(tx, { ...issue, reason: 'cancelled', inRupees: false, refundId: null }, null);
      await post(tx, { ...about, event: 'REFUNDED', lines: refundPosting({ ...paid, lines: note.lines }) });
    }
    const bill = {
      ...{ id: world.newId(), outletId: outlet.id, supplierId: world.newId(), documentDate: dates.taxDate },
      ...{ at: world.clock.now(), dates, postedBy: 'test', narration: 'test' },
    };
    const goods = { total: 10_000, cleared: 10_000, heads: NO_TAX, rounding: 0 };
    await recordBill(tx, {
      ...bill,
      goods,
      paymentDays: 30,
      isSmallEnterprise: false,
      untaxed: 0,
      isInterState: false,
    });
    await recordDebitNote(tx, { ...bill, id: world.newId(), net: 2_000, heads: NO_TAX, billId: bill.id });
  });
});

/** Says that the year was closed, with this profit. */
const closedYear = (profit: string) => `insert into year_closings
  (id, year, first_day, last_day, reason, state, asked_by_label, asked_at, decided_by, decided_by_label, decided_at, profit)
  values (gen_random_uuid(), '2026-27', '2026-04-01', '2027-03-31', 'x', 'APPROVED', 'x', now(), gen_random_uuid(), 'x', now(), (${profit}))`;

const broken = async () =>
  (await financeIdentities(world.db)).filter((check) => check.violations.length > 0).map((check) => check.name);

test('books that add up have no violation, and every check says its name', async () => {
  const checks = await financeIdentities(world.db);
  expect(checks.flatMap((check) => check.violations)).toEqual([]);
  expect(checks).toHaveLength(19);
});

test.each<[string, string[], string]>([
  [
    'an entry that does not balance',
    ['every journal entry balances', 'trial balance: debits equal credits'],
    `update journal_lines set debit = debit + 1 where account_code = '1140'`,
  ],
  [
    'an entry without lines, and so without its tax',
    [
      'every journal entry balances',
      'output GST in the books is that of the documents',
      'sales in the books are those of the documents, order by order',
    ],
    `delete from journal_lines where account_code in ('1140', '4100', '2210', '2211')
    and entry_id = (select id from journal_entries where event = 'PAID' order by number limit 1)`,
  ],
  [
    'a number that was skipped',
    ['document series run without a gap or duplicate'],
    `update documents set sequence = 9, number = 'MC0/2627/000009' where type = 'INVOICE' and sequence = 1`,
  ],
  [
    'a number given and not used',
    ['document series run without a gap or duplicate'],
    `update document_series set last_number = last_number + 1 where document_type = 'INVOICE'`,
  ],
  [
    'a document without a series',
    ['documents outside any series'],
    `delete from document_series where document_type = 'CREDIT_NOTE'`,
  ],
  [
    'a total that is not its lines',
    ['a document is the sum of its lines and its round-off'],
    `update document_lines set taxable = taxable + 1 where position = 1
      and document_id = (select id from documents where type = 'INVOICE' and sequence = 1)`,
  ],
  [
    'tax that was documented and not booked',
    [
      'output GST in the books is that of the documents',
      'sales in the books are those of the documents, order by order',
    ],
    `update journal_lines set account_code = '4100' where account_code = '2210' and credit > 0`,
  ],
  [
    'a sale that was raised on both sides',
    ['sales in the books are those of the documents, order by order'],
    `update journal_lines set debit = debit + 100 * (debit > 0)::int, credit = credit + 100 * (credit > 0)::int
      where account_code in ('1140', '4100') and entry_id = (select id from journal_entries where event = 'PAID' order by number limit 1)`,
  ],
  [
    'tax under the wrong head',
    ['output GST in the books is that of the documents'],
    `update journal_lines set account_code = '2212' where account_code = '2210'`,
  ],
  [
    'more credited than invoiced',
    [
      'a document is the sum of its lines and its round-off',
      'sales in the books are those of the documents, order by order',
      'credit notes stay within their invoices',
    ],
    `update documents set taxable = taxable + 1, total = total + 1 where type = 'CREDIT_NOTE'`,
  ],
  [
    'a credit note for another order’s invoice',
    ['a credit note names an invoice of its order'],
    `update documents set original_id = (select id from documents where type = 'INVOICE' and sequence = 1) where type = 'CREDIT_NOTE'`,
  ],
  [
    'a bill over more than was booked',
    ['creditors and advances in the books are the open payables, supplier by supplier'],
    `update payables set amount = amount + 1, open = open + 1 where kind = 'BILL'`,
  ],
  [
    'what is owed to somebody else than was booked',
    [
      'creditors and advances in the books are the open payables, supplier by supplier',
      'what settles a bill is of its supplier and outlet, and after both',
    ],
    `update payables set supplier_id = gen_random_uuid()`,
  ],
  [
    'a bill that was set off by nothing',
    [
      'creditors and advances in the books are the open payables, supplier by supplier',
      'what of a bill, debit note or payment is not open was settled',
    ],
    `update payables set open = open - 1 where kind = 'BILL'`,
  ],
  [
    'a month that holds more than at its lock',
    ['no locked month has changed'],
    `insert into ledger_periods (month, state, since, entries, debited) values ('2026-11-01', 'SOFT_LOCKED', now(), 0, 0)`,
  ],
  [
    'an entry by hand that nobody wrote',
    ['what was written by hand is what is in the books, and on no control account'],
    `update journal_entries set source_type = 'manual_journal' where event = 'billed'`,
  ],
  [
    'an outlet that sells before its opening balances are taken over',
    ['opening balances are taken over to capital before anything is sold'],
    `update journal_lines set account_code = '3999' where account_code = '2110'`,
  ],
  [
    'a year that was closed and has income still',
    ['a closed year leaves nothing on income, costs and drawings'],
    closedYear('select sum(credit - debit) from journal_lines where account_code >= $$4$$'),
  ],
  [
    'a year that was closed with another profit than it made',
    ['a closed year leaves nothing on income, costs and drawings', 'a year was closed with the profit it made'],
    closedYear('select 1'),
  ],
  [
    'a reversal of something else',
    ['a reversal is its entry turned round'],
    `update journal_entries set reversal_of = (select id from journal_entries where event = 'PAID' order by number limit 1) where event = 'billed'`,
  ],
])('%s is found', async (_, names, statement) => {
  // The owner, and past the constraint trigger: what no code of ours can do.
  await owner.begin(async (sql) => {
    await sql.unsafe('set local session_replication_role = replica');
    await sql.unsafe(statement);
  });
  const found = (await broken()).map((name) => name.replace('finance: ', ''));
  expect(found.filter((name) => name !== 'trial balance: debits equal credits' || names.includes(name))).toEqual(names);
});
