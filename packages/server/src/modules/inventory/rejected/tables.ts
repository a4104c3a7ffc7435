import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { batches } from '../tables.ts';
import { transferBatches } from '../transfers/tables.ts';

export const rejectedFate = pgEnum('rejected_batch_fate', ['SET_ASIDE', 'ACCEPTED', 'WASTED', 'SENT_BACK']);

/** A batch that came by a transfer and was not taken in as it came: nobody picks it until somebody accepts it. */
export const rejectedBatches = pgTable(
  'rejected_batches',
  {
    // What it is here; what was sent is named below.
    batchId: uuid()
      .primaryKey()
      .references(() => batches.id),
    transferId: uuid().notNull(),
    sentBatchId: uuid().notNull(),
    fate: rejectedFate().notNull(),
    // Why it was not taken in.
    reason: text().notNull(),
    rejectedBy: uuid(),
    rejectedAt: instant().notNull(),
    // Who decided on what was set aside, and why so.
    decidedBy: uuid(),
    decidedAt: instant(),
    decisionReason: text(),
  },
  (row) => [
    foreignKey({
      name: 'rejected_batches_sent',
      columns: [row.transferId, row.sentBatchId],
      foreignColumns: [transferBatches.transferId, transferBatches.batchId],
    }),
    index('rejected_batches_transfer').on(row.transferId),
    index('rejected_batches_open').on(row.transferId).where(sql`${row.fate} = 'SET_ASIDE'`),
    check('rejected_batches_decided', sql`(${row.decidedAt} is null) = (${row.decisionReason} is null)`),
    check('rejected_batches_undecided', sql`${row.fate} <> 'SET_ASIDE' or ${row.decidedAt} is null`),
    // What is rejected at the door is not accepted there: whoever may accept it says why, afterwards.
    check('rejected_batches_accepted', sql`${row.fate} <> 'ACCEPTED' or ${row.decidedAt} is not null`),
  ],
);
