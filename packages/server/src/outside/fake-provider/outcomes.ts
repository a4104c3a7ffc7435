/** Which message about a payment is sent; the same one listed twice is delivered twice under one event id. */
type PaymentHook = 'payment.captured' | 'payment.failed' | 'order.paid';

export interface Outcome {
  readonly status: 'captured' | 'failed' | 'created';
  readonly hooks: readonly PaymentHook[];
  /** What it becomes by itself, and when. */
  readonly later?: { readonly afterMs: number; readonly hooks: readonly PaymentHook[] };
  /** How much less than asked for is captured. */
  readonly short?: number;
}

const PAID: readonly PaymentHook[] = ['payment.captured', 'order.paid'];

/** What happens, by the payer's address: nothing here is left to chance. Rules §5.4. */
export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'success@fake': { status: 'captured', hooks: PAID },
  'failure@fake': { status: 'failed', hooks: ['payment.failed'] },
  'pending@fake': {
    status: 'created',
    hooks: [],
    later: { afterMs: 30_000, hooks: PAID },
  },
  'late@fake': {
    status: 'failed',
    hooks: ['payment.failed'],
    later: { afterMs: 10_000, hooks: PAID },
  },
  'dup@fake': {
    status: 'captured',
    hooks: ['payment.captured', 'payment.captured', 'order.paid'],
  },
  'reorder@fake': {
    status: 'captured',
    hooks: ['order.paid', 'payment.captured'],
  },
  'nohook@fake': { status: 'captured', hooks: [] },
  'amount@fake': { status: 'captured', hooks: PAID, short: 1 },
};

/** What a refund does: small ones at once, larger ones later, one with this note never. Rules §5.4. */
export const REFUNDS = { pendingAbove: 50_000, settlesAfterMs: 10_000, failingNote: 'fail' } as const;
