import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { expenseCategories } from '../categories/tables.ts';

export const expenseClaimState = pgEnum('expense_claim_state', [
  ...(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'PAID'] as const),
]);

/** What somebody of the staff paid for the canteen and wants back. It goes forward only, and is in the books from its approval on: triggers. */
export const expenseClaims = pgTable(
  'expense_claims',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    outletId: uuid().notNull(),
    // Who is owed. Called by the name of their account, which goes when that is erased.
    claimantId: uuid().notNull(),
    state: expenseClaimState().notNull(),
    // Rises with every change of what it says.
    version: integer().notNull(),
    title: text().notNull(),
    total: money().notNull(),
    madeAt: instant().notNull(),
    submittedAt: instant(),
    // The business day of that: what a person claims on one day is judged together.
    submittedOn: date({ mode: 'string' }),
    decidedBy: uuid(),
    decidedAt: instant(),
    // In whose place, where it was not by their own limit.
    decidedFor: uuid(),
    // Why it was returned, rejected or withdrawn; of a doubtful one, why it was approved.
    reason: text(),
  },
  (row) => [
    unique('expense_claims_number').on(row.number),
    index('expense_claims_made').on(row.madeAt, row.id),
    index('expense_claims_claimant').on(row.claimantId, row.madeAt),
    check('expense_claims_numbers', sql`${row.total} > 0 and ${row.version} > 0`),
    check(
      'expense_claims_submitted',
      sql`${row.state} in ('DRAFT', 'WITHDRAWN') or num_nulls(${row.submittedAt}, ${row.submittedOn}) = 0`,
    ),
    check(
      'expense_claims_decided',
      sql`${row.state} not in ('RETURNED', 'APPROVED', 'REJECTED', 'PAID') or num_nulls(${row.decidedBy}, ${row.decidedAt}) = 0`,
    ),
    check(
      'expense_claims_another_person',
      sql`${row.decidedBy} <> ${row.claimantId} and coalesce(${row.decidedFor} <> ${row.claimantId}, true)`,
    ),
    check(
      'expense_claims_reason',
      sql`${row.state} not in ('RETURNED', 'REJECTED', 'WITHDRAWN') or ${row.reason} is not null`,
    ),
  ],
);

/** What a claim asks for. It changes only while the claim is its writer's: a trigger. */
export const expenseClaimLines = pgTable(
  'expense_claim_lines',
  {
    claimId: uuid()
      .notNull()
      .references(() => expenseClaims.id),
    position: integer().notNull(),
    day: date({ mode: 'string' }).notNull(),
    categoryId: uuid()
      .notNull()
      .references(() => expenseCategories.id),
    what: text().notNull(),
    // As it was paid, with tax.
    amount: money().notNull(),
    // Of a tax invoice: who wrote it, its number as written and as it is compared, and its tax by heads.
    sellerName: text(),
    sellerGstin: text(),
    billNumber: text(),
    billKey: text(),
    cgst: money().notNull(),
    sgst: money().notNull(),
    igst: money().notNull(),
    // Files of the claim; a trigger sees to it.
    receiptIds: uuid().array().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.claimId, row.position] }),
    index('expense_claim_lines_bill').on(row.sellerGstin, row.billKey),
    check('expense_claim_lines_amount', sql`${row.amount} > 0`),
    // Rules §1.3: both halves alike, or the one head of another State.
    check(
      'expense_claim_lines_heads',
      sql`${row.cgst} >= 0 and ${row.sgst} = ${row.cgst} and ${row.igst} >= 0 and (${row.cgst} = 0 or ${row.igst} = 0)
        and ${row.cgst} + ${row.sgst} + ${row.igst} < ${row.amount}`,
    ),
    check(
      'expense_claim_lines_invoice',
      sql`(${row.cgst} = 0 and ${row.igst} = 0) or (${row.sellerGstin} is not null and coalesce(${row.billKey}, '') <> '')`,
    ),
    check('expense_claim_lines_receipts', sql`cardinality(${row.receiptIds}) <= 6`),
  ],
);

/** What happened to a claim, and who did it. Append-only. */
export const expenseClaimSteps = pgTable(
  'expense_claim_steps',
  {
    id: uuid().primaryKey(),
    claimId: uuid()
      .notNull()
      .references(() => expenseClaims.id),
    event: text().notNull(),
    state: expenseClaimState().notNull(),
    version: integer().notNull(),
    reason: text(),
    at: instant().notNull(),
    by: uuid(),
    // As the audit trail calls them.
    byLabel: text().notNull(),
    forId: uuid(),
  },
  (row) => [index('expense_claim_steps_claim').on(row.claimId, row.at)],
);
