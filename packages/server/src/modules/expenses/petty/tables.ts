import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../../finance/index.ts';
import type { CashCount } from '../../payments/index.ts';
import { expenseCategories } from '../categories/tables.ts';

export const pettyVoucherState = pgEnum('petty_voucher_state', ['WAITING', 'PAID', 'REJECTED', 'REVERSED']);
/** Counted alone; filled up to its amount; emptied, to be handed on; emptied for good. */
export const pettyCountKind = pgEnum('petty_count_kind', ['COUNT', 'TOP_UP', 'EMPTY', 'CLOSE']);
export const pettyPlace = pgEnum('petty_place', ['SAFE', 'BANK']);

/**
 * A box with a fixed amount of cash in somebody’s hands: what was paid out of it is filled up again (imprest). Only vouchers and counts move what
 * is in it, and the books say the same at each commit: triggers.
 */
export const pettyBoxes = pgTable(
  'petty_boxes',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    name: text().notNull(),
    // Who answers for it, and alone pays out of it.
    custodianId: uuid().notNull(),
    // What it is filled up to.
    amount: money().notNull(),
    // What a voucher pays without another person.
    voucherLimit: money().notNull(),
    balance: money().notNull().default(0),
    inUse: boolean().notNull().default(true),
    // Rises with every change of what was decided about it.
    version: integer().notNull(),
  },
  (row) => [
    uniqueIndex('petty_boxes_name').on(row.outletId, sql`lower(${row.name})`).where(sql`${row.inUse}`),
    check(
      'petty_boxes_amounts',
      sql`${row.amount} > 0 and ${row.voucherLimit} between 1 and ${row.amount} and ${row.version} > 0`,
    ),
    check('petty_boxes_balance', sql`${row.balance} >= 0`),
    check('petty_boxes_closed', sql`${row.inUse} or ${row.balance} = 0`),
  ],
);

/** What was paid out of a box, or waits for another person’s yes. It goes forward only: a trigger. */
export const pettyVouchers = pgTable(
  'petty_vouchers',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    boxId: uuid()
      .notNull()
      .references(() => pettyBoxes.id),
    // Who answered for the box when it was written.
    custodianId: uuid().notNull(),
    state: pettyVoucherState().notNull(),
    // When it was paid; of one that waits, when it was written for.
    day: date({ mode: 'string' }).notNull(),
    categoryId: uuid()
      .notNull()
      .references(() => expenseCategories.id),
    what: text().notNull(),
    // As it was paid, with tax.
    amount: money().notNull(),
    // Of a tax invoice, as in lines of claims.
    sellerName: text(),
    sellerGstin: text(),
    billNumber: text(),
    billKey: text(),
    cgst: money().notNull(),
    sgst: money().notNull(),
    igst: money().notNull(),
    // Files that were sent for it; a trigger sees to it.
    receiptIds: uuid().array().notNull(),
    entryId: uuid().references(() => journalEntries.id),
    madeAt: instant().notNull(),
    // Whose yes or no it was; nobody’s for one within the limit.
    decidedBy: uuid(),
    decidedAt: instant(),
    reversedBy: uuid(),
    reversedAt: instant(),
    // Why it was rejected or turned round.
    reason: text(),
  },
  (row) => [
    unique('petty_vouchers_number').on(row.number),
    unique('petty_vouchers_entry').on(row.entryId),
    index('petty_vouchers_made').on(row.boxId, row.madeAt, row.id),
    check('petty_vouchers_amount', sql`${row.amount} > 0`),
    check(
      'petty_vouchers_heads',
      sql`${row.cgst} >= 0 and ${row.sgst} = ${row.cgst} and ${row.igst} >= 0 and (${row.cgst} = 0 or ${row.igst} = 0)
        and ${row.cgst} + ${row.sgst} + ${row.igst} < ${row.amount}
        and ((${row.cgst} = 0 and ${row.igst} = 0) or (${row.sellerGstin} is not null and coalesce(${row.billKey}, '') <> ''))`,
    ),
    check('petty_vouchers_receipts', sql`cardinality(${row.receiptIds}) <= 6`),
    check('petty_vouchers_paid', sql`(${row.state} in ('PAID', 'REVERSED')) = (${row.entryId} is not null)`),
    check(
      'petty_vouchers_decided',
      sql`num_nulls(${row.decidedBy}, ${row.decidedAt}) in (0, 2) and (${row.state} <> 'REJECTED' or ${row.decidedBy} is not null)`,
    ),
    check('petty_vouchers_another_person', sql`${row.decidedBy} <> ${row.custodianId}`),
    check(
      'petty_vouchers_reversed',
      sql`num_nulls(${row.reversedBy}, ${row.reversedAt}) in (0, 2) and (${row.state} = 'REVERSED') = (${row.reversedAt} is not null)
        and (${row.state} in ('REJECTED', 'REVERSED')) = (${row.reason} is not null)`,
    ),
  ],
);

/** That a box was counted by somebody else than who answers for it, and what came to it or went back then. Append-only. */
export const pettyCounts = pgTable(
  'petty_counts',
  {
    id: uuid().primaryKey(),
    boxId: uuid()
      .notNull()
      .references(() => pettyBoxes.id),
    custodianId: uuid().notNull(),
    kind: pettyCountKind().notNull(),
    // What was in it by the books, and what was found.
    expected: money().notNull(),
    counted: money().notNull(),
    // How that was counted, where it was by denomination.
    notes: jsonb().$type<CashCount>(),
    // What came to it; less than nothing is what went back.
    added: money().notNull(),
    // From where, or whereto; null where nothing moved.
    place: pettyPlace(),
    reference: text(),
    // Where a difference comes from.
    reason: text(),
    day: date({ mode: 'string' }).notNull(),
    countedAt: instant().notNull(),
    countedBy: uuid().notNull(),
  },
  (row) => [
    index('petty_counts_box').on(row.boxId, row.countedAt),
    check(
      'petty_counts_amounts',
      sql`${row.expected} >= 0 and ${row.counted} >= 0 and ${row.counted} + ${row.added} >= 0
        and (${row.kind} <> 'COUNT' or ${row.added} = 0) and (${row.kind} not in ('EMPTY', 'CLOSE') or ${row.counted} + ${row.added} = 0)`,
    ),
    check('petty_counts_place', sql`(${row.added} = 0) = (${row.place} is null)`),
    check('petty_counts_another_person', sql`${row.countedBy} <> ${row.custodianId}`),
    check('petty_counts_reason', sql`${row.counted} = ${row.expected} or ${row.reason} is not null`),
  ],
);
