import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { movePayment } from './move-payment.ts';
import { asProduct } from './offer-payment.ts';
import type { Payment } from './payment.ts';
import { ProviderDown, paymentProvider } from './provider.ts';
import { settlePayment } from './settle-payment.ts';
import { recordRefund } from './settle-refund.ts';
import { payments, refunds } from './tables.ts';

/** A payment younger than this is left to the provider's own message. */
const QUIET_MS = 5_000;
const BATCH = 100;

/** Asks the provider about payments still awaited: its messages may never come. Answers how many changed. */
export async function pollPendingPayments(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const quietSince = new Date(clock.now().getTime() - QUIET_MS);
  const awaited = await db
    .select()
    .from(payments)
    .where(and(eq(payments.state, 'PENDING'), isNotNull(payments.providerRef), lte(payments.createdAt, quietSince)))
    .orderBy(asc(payments.createdAt))
    .limit(BATCH);
  return countWhile(awaited, async (payment) => (await askAbout(context, payment)) === 'CHANGED');
}

/** Asks the provider about refunds it has accepted and not paid out yet. Answers how many changed. */
export async function pollPendingRefunds(context: CallContext): Promise<number> {
  const { db, sockets } = context.platform;
  const waiting = await db
    .select({ providerRef: refunds.providerRef })
    .from(refunds)
    .where(and(eq(refunds.state, 'PENDING'), isNotNull(refunds.providerRef)))
    .orderBy(asc(refunds.createdAt))
    .limit(BATCH);
  const provider = sockets.use(paymentProvider);
  return countWhile(waiting, async ({ providerRef }) => {
    const refund = await provider.fetchRefund(providerRef ?? '');
    if (refund.state === 'PENDING') return false;
    const call = asProduct(context);
    return (await recordRefund(call, { provider: provider.name, event: null, refund })).outcome === 'CHANGED';
  });
}

/**
 * Lets payments go whose time is over. The provider is asked a last time, so that money which came without a message is
 * not missed; while it is out of reach, they wait. Answers how many expired.
 */
export async function expirePayments(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const due = await db
    .select()
    .from(payments)
    .where(and(eq(payments.state, 'PENDING'), lte(payments.expiresAt, clock.now())))
    .orderBy(asc(payments.expiresAt))
    .limit(BATCH);
  return countWhile(due, async (payment) => {
    if (payment.providerRef !== null && (await askAbout(context, payment)) === 'CHANGED') return false;
    return (await expirePayment(asProduct(context), { paymentId: payment.id })).expired;
  });
}

const expirePayment = command({
  name: 'payments.expirePayment',
  permission: 'payment:settle',
  input: z.object({ paymentId: z.uuid() }),
  async handle(scope, { paymentId }) {
    const expired = await movePayment(scope, paymentId, 'expire', { failureReason: 'EXPIRED' });
    if (expired) scope.within(expired.outletId);
    return { expired: expired !== null };
  },
});

async function askAbout(context: CallContext, payment: Payment): Promise<'CHANGED' | 'UNCHANGED'> {
  const provider = context.platform.sockets.use(paymentProvider);
  const told = await provider.fetchPayment(payment.providerRef ?? '');
  if (told.state === 'PENDING') return 'UNCHANGED';
  const call = asProduct(context);
  const { outcome } = await settlePayment(call, { provider: provider.name, event: null, payment: told });
  return outcome === 'CHANGED' ? 'CHANGED' : 'UNCHANGED';
}

/** Counts for how many the work said true; a provider that is down ends the round, and the next one goes on. */
async function countWhile<Row>(rows: readonly Row[], work: (row: Row) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (const row of rows) {
    try {
      if (await work(row)) count += 1;
    } catch (error) {
      if (error instanceof ProviderDown) return count;
      throw error;
    }
  }
  return count;
}
