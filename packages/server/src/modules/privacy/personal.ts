import { eq } from 'drizzle-orm';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { socket } from '../../platform/socket.ts';
import { holdConsents, takeBack } from './consent.ts';
import { PURPOSES } from './purposes.ts';
import { birthYears, consents } from './tables.ts';

/** What every module keeps about people; plugged by `entry/`, which collects them. */
export const personalRecords = socket<readonly PersonalRecords[]>('privacy.personalRecords');

/** What privacy itself keeps about people. */
export const privacyRecords: readonly PersonalRecords[] = [
  {
    name: 'consents',
    columns: ['consents.user_id'],
    read: (reader, { id }) => reader.select().from(consents).where(eq(consents.userId, id)).orderBy(consents.sequence),
    async erase(scope, { id }) {
      await holdConsents(scope.tx, id);
      for (const purpose of PURPOSES) await takeBack(scope, id, purpose);
    },
    kept: 'They prove what was agreed to, and when it was taken back (DPDP Act 2023 §6(10), GDPR 7(1)). They name the account by its id only.',
  },
  {
    name: 'yearOfBirth',
    columns: ['birth_years.user_id'],
    read: (reader, { id }) => reader.select().from(birthYears).where(eq(birthYears.userId, id)),
    async erase({ tx }, { id }) {
      await tx.delete(birthYears).where(eq(birthYears.userId, id));
    },
  },
];

/** Columns that name people and are in nobody’s records, each with the reason. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  'user_roles.granted_by': 'Who gave a role to somebody: the act is in the audit trail of whoever did it.',
  'user_roles.withdrawn_by': 'Who took a role from somebody: the act is in the audit trail of whoever did it.',
  'role_changes.changed_by': 'Who changed a role: the act is in the audit trail of whoever did it.',
  'registrations.decided_by': 'Who decided on a registration: the act is in the audit trail of whoever did it.',
  'stock_transfers.requested_by': 'Who asked for a transfer of stock: the act is in the audit trail of whoever did it.',
  'stock_transfers.decided_by': 'Who decided on a transfer of stock: the act is in the audit trail of whoever did it.',
  'stock_transfers.dispatched_by': 'Who sent a transfer of stock: the act is in the audit trail of whoever did it.',
  'stock_transfers.received_by': 'Who received a transfer of stock: the act is in the audit trail of whoever did it.',
  'rejected_batches.rejected_by': 'Who rejected goods at the door: the act is in the audit trail of whoever did it.',
  'rejected_batches.decided_by':
    'Who decided on goods that were set aside: the act is in the audit trail of whoever did it.',
  'suppliers.email': 'How a business is reached that is bought from: no account of ours.',
  'suppliers.phone': 'How a business is reached that is bought from: no account of ours.',
  'supplier_prices.set_by': 'Who wrote a price down: the act is in the audit trail of whoever did it.',
  'manual_journals.made_by': 'Who wrote a journal: the act is in the audit trail of whoever did it.',
  'manual_journals.submitted_by': 'Who submitted a journal: the act is in the audit trail of whoever did it.',
  'manual_journals.decided_by': 'Who decided on a journal: the act is in the audit trail of whoever did it.',
  'manual_journal_steps.by': 'Who did what with a journal: the act is in the audit trail of whoever did it.',
  'period_requests.asked_by': 'Who asked for a month to be locked: the act is in the audit trail of whoever did it.',
  'period_requests.decided_by': 'Who decided on locking a month: the act is in the audit trail of whoever did it.',
  'purchase_orders.made_by': 'Who wrote a purchase order: the act is in the audit trail of whoever did it.',
  'purchase_orders.submitted_by': 'Who submitted a purchase order: the act is in the audit trail of whoever did it.',
  'purchase_orders.decided_by': 'Who decided on a purchase order: the act is in the audit trail of whoever did it.',
  'purchase_orders_as_sent.submitted_by':
    'Who submitted the order as it was sent: the act is in the audit trail of whoever did it.',
  'purchase_orders_as_sent.decided_by':
    'Who decided on the order as it was sent: the act is in the audit trail of whoever did it.',
  'purchase_suggestions.settled_by':
    'Who ordered or dismissed what was suggested: the act is in the audit trail of whoever did it.',
  'purchase_order_steps.by': 'Who took a purchase order further: the act is in the audit trail of whoever did it.',
  'drawer_movements.by': 'Who moved cash in a drawer: the act is in the audit trail of whoever did it.',
  'drawer_sessions.opened_by': 'Who opened a cash drawer: the act is in the audit trail of whoever did it.',
  'drawer_sessions.counted_by': 'Who counted a cash drawer: the act is in the audit trail of whoever did it.',
  'drawer_sessions.closed_by': 'Who closed a cash drawer: the act is in the audit trail of whoever did it.',
  'expense_claims.decided_by': 'Who decided on an expense claim: the act is in the audit trail of whoever did it.',
  'expense_claims.decided_for': 'By whose limit somebody decided: the act is in the audit trail of whoever did it.',
  'expense_claim_steps.by': 'Who took an expense claim further: the act is in the audit trail of whoever did it.',
  'expense_delegations.giver_id': 'Who lent their limit: the act is in the audit trail of whoever did it.',
  'expense_delegations.taker_id': 'To whom a limit was lent: the act is in the audit trail of whoever lent it.',
  'expense_payments.prepared_by': 'Who prepared a payment of a claim: the act is in the audit trail of whoever did it.',
  'expense_payments.released_by': 'Who released a payment of a claim: the act is in the audit trail of whoever did it.',
  'expense_payments.ended_by':
    'Who gave a payment of a claim up or turned it round: the act is in the audit trail of whoever did it.',
  'petty_vouchers.decided_by':
    'Who decided on a voucher of petty cash: the act is in the audit trail of whoever did it.',
  'petty_vouchers.reversed_by': 'Who turned a voucher round: the act is in the audit trail of whoever did it.',
  'petty_counts.counted_by': 'Who counted a box of petty cash: the act is in the audit trail of whoever did it.',
  'files.kept_by': 'Who sent a photo or a receipt: the act is in the audit trail of whoever did it.',
  'goods_receipts.received_by': 'Who received goods: the act is in the audit trail of whoever did it.',
  'goods_returns.returned_by': 'Who sent goods back: the act is in the audit trail of whoever did it.',
  'identity_alerts.acknowledged_by':
    'Who acknowledged what did not add up: the act is in the audit trail of whoever did it.',
  'gst_set_offs.by': 'Who set a month of GST off: the act is in the audit trail of whoever did it.',
  'recipes.cancelled_by': 'Who called a version of a recipe off: the act is in the audit trail of whoever did it.',
  'year_closings.asked_by': 'Who asked for the closing of a year: the act is in the audit trail of whoever did it.',
  'year_closings.decided_by': 'Who decided on the closing of a year: the act is in the audit trail of whoever did it.',
  'goods_returns.decided_by': 'Who decided on goods that go back: the act is in the audit trail of whoever did it.',
  'supplier_bills.entered_by': 'Who entered a bill of a supplier: the act is in the audit trail of whoever did it.',
  'supplier_bills.decided_by': 'Who decided on a bill of a supplier: the act is in the audit trail of whoever did it.',
  'supplier_payments.prepared_by':
    'Who prepared a payment to a supplier: the act is in the audit trail of whoever did it.',
  'supplier_payments.released_by':
    'Who released a payment to a supplier: the act is in the audit trail of whoever did it.',
  'supplier_payments.ended_by':
    'Who gave a payment up or turned it round: the act is in the audit trail of whoever did it.',
  'stock_count_entries.counted_by': 'Who counted stock: the act is in the audit trail of whoever did it.',
  'stock_count_lines.counted_by': 'Who counted stock last: the act is in the audit trail of whoever did it.',
  'stock_counts.decided_by': 'Who decided on a count: the act is in the audit trail of whoever did it.',
  'stock_counts.handed_in_by': 'Who handed a count in: the act is in the audit trail of whoever did it.',
  'stock_counts.opened_by': 'Who began a count: the act is in the audit trail of whoever did it.',
  'stock_alerts.acknowledged_by': 'Who saw an alert about stock: the act is in the audit trail of whoever did it.',
  'waste_entries.decided_by': 'Who decided on waste: the act is in the audit trail of whoever did it.',
  'temperature_readings.read_by': 'Who read a thermometer: the act is in the audit trail of whoever did it.',
  'waste_entries.reported_by': 'Who wrote waste down: the act is in the audit trail of whoever did it.',
  'waste_entries.taken_back_by': 'Who took waste back: the act is in the audit trail of whoever did it.',
  'waste_dishes.reported_by': 'Who ended an order that nobody got: the act is in the audit trail of whoever did it.',
  'production_orders.planned_by': 'Who planned to cook: the act is in the audit trail of whoever did it.',
  'production_orders.started_by': 'Who began to cook: the act is in the audit trail of whoever did it.',
  'production_orders.finished_by': 'Who finished cooking: the act is in the audit trail of whoever did it.',
  'production_orders.cancelled_by': 'Who took an order to cook back: the act is in the audit trail of whoever did it.',
  'stock_deficits.actor_id': 'Who used stock beyond the records: the act is in the audit trail of whoever did it.',
  'stock_moves.actor_id': 'Who moved stock: the act is in the audit trail of whoever did it.',
  'remembered_commands.actor_id':
    'Whose command was answered: the answer holds ids only, the command is in the audit trail.',
  'document_prints.printed_by': 'Who printed a paper, as the audit trail calls them: of a student a pseudonym.',
  'journal_entries.posted_by': 'Who posted an entry, as the audit trail calls them: of a student a pseudonym.',
  'totp_factors.sealed_by': 'Which key sealed the seed: no person.',
  'refunds.retried_by': 'Which refund pays out one that failed: no person.',
  'order_steps.by': 'Who moved an order on, as the audit trail calls them: of a student a pseudonym.',
  'registration_changes.by': 'Who changed the registration of an outlet, as the audit trail calls them.',
};
