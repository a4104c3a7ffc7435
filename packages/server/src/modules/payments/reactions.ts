import { eq } from 'drizzle-orm';
import { refundRequested } from '../../events/payments.ts';
import type { Reaction } from '../../platform/outbox/reaction.ts';
import { paymentProviders } from './providers/providers.ts';
import { recordRefund } from './settle-refund.ts';
import { payments, refunds } from './tables.ts';

/** Asks the provider to pay a refund out, by the refund's id, and records what it answers. Retried while it is down. */
const askRefund: Reaction = {
  name: 'payments.askRefund',
  hears: refundRequested,
  async run(context, event) {
    const { refundId } = refundRequested.payload.parse(event.payload);
    const { db, sockets } = context.platform;
    const [owed] = await db
      .select({ refund: refunds, provider: payments.provider, providerRef: payments.providerRef })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(eq(refunds.id, refundId));
    if (owed?.refund.state !== 'PENDING' || owed.provider === null || owed.providerRef === null) return;
    const provider = sockets.use(paymentProviders).named(owed.provider);
    const { amount, reason } = owed.refund;
    const answer = await provider.refund({ refundId, providerRef: owed.providerRef, amount, reason });
    await recordRefund(context, { provider: provider.name, event: null, refund: { ...answer, reference: refundId } });
  },
};

export const paymentReactions: readonly Reaction[] = [askRefund];
