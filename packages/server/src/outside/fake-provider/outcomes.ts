/** Which message about a payment is sent; the same one listed twice is delivered twice under one event id. */
type PaymentHook = 'payment.captured' | 'payment.failed' | 'order.paid';

export interface Outcome {
  /** What the button on the payment page says. */
  readonly label: string;
  readonly status: 'captured' | 'failed' | 'created';
  /** What the payer is told. */
  readonly told: string;
  readonly hooks: readonly PaymentHook[];
  /** What it becomes by itself, and when. */
  readonly later?: { readonly afterMs: number; readonly hooks: readonly PaymentHook[] };
  /** How much less than asked for is captured. */
  readonly short?: number;
}

const PAID: readonly PaymentHook[] = ['payment.captured', 'order.paid'];

/** What happens, by the payer's address: nothing here is left to chance. Rules §5.4. */
export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'success@fake': { label: 'Pay successfully', status: 'captured', told: 'Paid.', hooks: PAID },
  'failure@fake': { label: 'Decline', status: 'failed', told: 'Declined by the bank.', hooks: ['payment.failed'] },
  'pending@fake': {
    label: 'Pending 30 s',
    status: 'created',
    told: 'Waiting for the bank.',
    hooks: [],
    later: { afterMs: 30_000, hooks: PAID },
  },
  'late@fake': {
    label: 'Late (fails, then is captured)',
    status: 'failed',
    told: 'Declined by the bank, for now.',
    hooks: ['payment.failed'],
    later: { afterMs: 10_000, hooks: PAID },
  },
  'dup@fake': {
    label: 'Message sent twice',
    status: 'captured',
    told: 'Paid.',
    hooks: ['payment.captured', 'payment.captured', 'order.paid'],
  },
  'reorder@fake': {
    label: 'Messages out of order',
    status: 'captured',
    told: 'Paid.',
    hooks: ['order.paid', 'payment.captured'],
  },
  'nohook@fake': { label: 'No message at all', status: 'captured', told: 'Paid, and nobody is told.', hooks: [] },
  'amount@fake': { label: 'One paisa less', status: 'captured', told: 'Paid one paisa less.', hooks: PAID, short: 1 },
};

/** What a refund does: small ones at once, larger ones later, one with this note never. Rules §5.4. */
export const REFUNDS = { pendingAbove: 50_000, settlesAfterMs: 10_000, failingNote: 'fail' } as const;
