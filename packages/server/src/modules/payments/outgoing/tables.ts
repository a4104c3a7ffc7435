import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../../finance/index.ts';

/**
 * What every table of money that leaves the house has, beside who gets it and the enums of its state and method: prepared by one, out once it is
 * released, given up or turned round. With `outgoingRules`; that it goes forward only is a trigger of each.
 */
export function outgoingColumns() {
  return {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    outletId: uuid().notNull(),
    amount: money().notNull(),
    // The UTR, the number of the cheque; as it was written, and as it is compared.
    reference: text(),
    referenceKey: text(),
    // Business date of its entry; of cash out of a drawer that of its release.
    day: date({ mode: 'string' }).notNull(),
    // The session of the drawer that it comes out of.
    sessionId: uuid(),
    preparedBy: uuid().notNull(),
    preparedByLabel: text().notNull(),
    preparedAt: instant().notNull(),
    releasedBy: uuid(),
    releasedByLabel: text(),
    releasedAt: instant(),
    // Small enough to need nobody else's yes.
    releasedByRule: boolean().notNull().default(false),
    entryId: uuid().references(() => journalEntries.id),
    // Who gave it up or turned it round, and why.
    endedBy: uuid(),
    endedByLabel: text(),
    endedAt: instant(),
    endReason: text(),
    reversedOn: date({ mode: 'string' }),
  };
}

type Columns = Readonly<Record<keyof ReturnType<typeof outgoingColumns> | 'state' | 'method', AnyPgColumn>>;

/** What must be true of one such payment; `name` is its table's. */
export function outgoingRules(name: string, row: Columns) {
  const rule = (what: string, holds: SQL) => check(`${name}_${what}`, holds);
  return [
    unique(`${name}_number`).on(row.number),
    unique(`${name}_entry`).on(row.entryId),
    rule('amount', sql`${row.amount} > 0`),
    rule(
      'method',
      sql`(${row.method} = 'DRAWER') = (${row.sessionId} is not null)
        and (${row.method} in ('PETTY_CASH', 'DRAWER') or coalesce(${row.referenceKey}, '') <> '') and (${row.reference} is null) = (${row.referenceKey} is null)`,
    ),
    rule(
      'released',
      sql`(${row.state} in ('RELEASED', 'REVERSED')) = (${row.entryId} is not null)
        and num_nulls(${row.releasedBy}, ${row.releasedByLabel}, ${row.releasedAt}, ${row.entryId}) in (0, 4)`,
    ),
    rule('another_person', sql`${row.releasedByRule} or ${row.releasedBy} <> ${row.preparedBy}`),
    rule(
      'ended',
      sql`(${row.state} in ('CANCELLED', 'REVERSED')) = (${row.endedAt} is not null)
        and num_nulls(${row.endedBy}, ${row.endedByLabel}, ${row.endedAt}, ${row.endReason}) in (0, 4)
        and (${row.state} = 'REVERSED') = (${row.reversedOn} is not null)`,
    ),
  ];
}

/**
 * References of payments that stand, to whomever they go: a transfer or a cheque is written down once, or it would be paid twice. Written by the
 * triggers of their tables alone.
 */
export const outgoingReferences = pgTable(
  'outgoing_references',
  {
    method: text().notNull(),
    referenceKey: text().notNull(),
    paymentId: uuid().notNull(),
  },
  (row) => [
    primaryKey({ name: 'outgoing_references_once', columns: [row.method, row.referenceKey] }),
    unique('outgoing_references_payment').on(row.paymentId),
  ],
);
