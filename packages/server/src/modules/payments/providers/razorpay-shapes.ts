import { z } from 'zod';
import type { ProviderPayment, ProviderRefund } from '../provider.ts';

/** What we read of a payment link. Razorpay, API reference, "Payment Links". */
export const linkShape = z.object({
  id: z.string(),
  reference_id: z.string().nullish(),
  short_url: z.string(),
  status: z.enum(['created', 'partially_paid', 'expired', 'cancelled', 'paid']),
  amount: z.coerce.number().int(),
  amount_paid: z.coerce.number().int(),
  currency: z.string(),
  /** The payments that were tried at it; null until there is one. */
  payments: z.array(z.object({ payment_id: z.string(), status: z.string() })).nullish(),
});
export type Link = z.output<typeof linkShape>;

export const linksShape = z.object({ payment_links: z.array(linkShape) });

export const refundShape = z.object({
  id: z.string(),
  amount: z.coerce.number().int(),
  status: z.enum(['pending', 'processed', 'failed']),
  receipt: z.string().nullish(),
});

export const eventShape = z.object({
  event: z.string(),
  payload: z.object({
    payment_link: z.object({ entity: linkShape }).optional(),
    refund: z.object({ entity: refundShape }).optional(),
  }),
});

const LINK_STATES = {
  created: 'PENDING',
  partially_paid: 'PENDING',
  paid: 'CAPTURED',
  expired: 'FAILED',
  cancelled: 'FAILED',
} as const;
const REFUND_STATES = { pending: 'PENDING', processed: 'PROCESSED', failed: 'FAILED' } as const;

export function paymentOfLink(link: Link): ProviderPayment {
  const state = LINK_STATES[link.status];
  return {
    providerRef: link.id,
    reference: link.reference_id ?? null,
    state,
    amount: link.amount_paid,
    currency: link.currency,
    failureReason: state === 'FAILED' ? link.status.toUpperCase() : null,
  };
}

export function refundOf(told: z.output<typeof refundShape>): ProviderRefund {
  return {
    providerRef: told.id,
    reference: told.receipt ?? null,
    state: REFUND_STATES[told.status],
    amount: told.amount,
  };
}
