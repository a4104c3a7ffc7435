import { and, asc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { oneByOne } from '../../platform/queue/one-by-one.ts';
import { movePayment } from './move-payment.ts';
import { asProduct } from './offer-payment.ts';
import type { Payment } from './payment.ts';
import { type PaymentProvider, ProviderDown } from './provider.ts';
import { paymentProviders } from './providers/providers.ts';
import { settlePayment } from './settle-payment.ts';
import { recordRefund } from './settle-refund.ts';
import { payments, refunds } from './tables.ts';

/** A payment younger than this is left to the provider's own message. */
const QUIET_MS = 5_000;
const BATCH = 100;
/** A provider that could not be asked so often running is not asked again in this round: each time costs a time-out. */
const DOWN_RUNNING = 3;

/** Asks the provider about payments still awaited: its messages may never come. Answers how many changed. */
export async function pollPendingPayments(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const quietSince = new Date(clock.now().getTime() - QUIET_MS);
  const awaited = await db
    .select()
    .from(payments)
    .where(
      and(
        ...[eq(payments.state, 'PENDING'), isNotNull(payments.providerRef), lte(payments.createdAt, quietSince)],
        isSetUp(context),
      ),
    )
    .orderBy(asc(payments.createdAt))
    .limit(BATCH);
  const ask = patiently((payment: Payment) => askAbout(context, payment));
  return countTrue(awaited, async (payment) => (await ask(payment)) === 'CHANGED');
}

/** Asks the provider about refunds it has accepted and not paid out yet. Answers how many changed. */
export async function pollPendingRefunds(context: CallContext): Promise<number> {
  const { db, sockets } = context.platform;
  const waiting = await db
    .select({ provider: payments.provider, providerRef: refunds.providerRef })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.state, 'PENDING'), isNotNull(refunds.providerRef), isSetUp(context)))
    .orderBy(asc(refunds.createdAt))
    .limit(BATCH);
  const providers = sockets.use(paymentProviders);
  const ask = patiently(({ provider, providerRef }: (typeof waiting)[number]) =>
    providers.named(provider ?? '').fetchRefund(providerRef ?? ''),
  );
  return countTrue(waiting, async (row) => {
    const refund = await ask(row);
    if (refund.state === 'PENDING') return false;
    const call = asProduct(context);
    return (await recordRefund(call, { provider: row.provider ?? '', event: null, refund })).outcome === 'CHANGED';
  });
}

/**
 * Lets payments go whose time is over. The provider is asked a last time, so that money which came without a message is
 * not missed; while it is out of reach, or not set up, they wait. Answers how many expired.
 */
export async function expirePayments(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const due = await db
    .select()
    .from(payments)
    .where(
      and(
        ...[eq(payments.state, 'PENDING'), lte(payments.expiresAt, clock.now())],
        or(isNull(payments.providerRef), isSetUp(context)),
      ),
    )
    .orderBy(asc(payments.expiresAt))
    .limit(BATCH);
  const ask = patiently((payment: Payment) => askAbout(context, payment));
  return countTrue(due, async (payment) => {
    if (payment.providerRef !== null && (await ask(payment)) === 'CHANGED') return false;
    const { expired } = await expirePayment(asProduct(context), { paymentId: payment.id });
    if (expired) await withdraw(context, payment);
    return expired;
  });
}

/** Nobody shall pay for an order that is over. Where the provider does not hear it, money that comes late is given back as ever. */
async function withdraw(context: CallContext, payment: Payment): Promise<void> {
  if (payment.providerRef === null) return;
  try {
    await providerOf(context, payment).withdraw?.(payment.providerRef);
  } catch (error) {
    context.platform.log.warn({ err: error, paymentId: payment.id }, 'a payment could not be withdrawn');
  }
}

function providerOf(context: CallContext, { provider }: Payment): PaymentProvider {
  return context.platform.sockets.use(paymentProviders).named(provider ?? '');
}

const expirePayment = command({
  name: 'payments.expirePayment',
  permission: 'payment:settle',
  input: z.object({ paymentId: z.uuid() }),
  async handle(scope, { paymentId }) {
    const expired = await movePayment(scope, paymentId, 'expire', { failureReason: 'EXPIRED' });
    if (!expired) return { expired: false };
    scope.within(expired.outletId);
    scope.about('order', expired.orderId);
    return { expired: true };
  },
});

async function askAbout(context: CallContext, payment: Payment): Promise<'CHANGED' | 'UNCHANGED'> {
  const provider = providerOf(context, payment);
  const told = await provider.fetchPayment(payment.providerRef ?? '');
  if (told.state === 'PENDING') return 'UNCHANGED';
  const call = asProduct(context);
  const { outcome } = await settlePayment(call, { provider: provider.name, event: null, payment: told });
  return outcome === 'CHANGED' ? 'CHANGED' : 'UNCHANGED';
}

/**
 * Counts for how many the work said true. One that fails keeps none behind it waiting; one of which the provider says
 * nothing now is asked about in the next round.
 */
async function countTrue<Row>(rows: readonly Row[], work: (row: Row) => Promise<boolean>): Promise<number> {
  const said = await oneByOne(rows, async (row) => {
    try {
      return await work(row);
    } catch (error) {
      if (error instanceof ProviderDown) return false;
      throw error;
    }
  });
  return said.filter(Boolean).length;
}

/** Whether the provider of a payment can be asked: those of one whose keys are gone keep nobody else's waiting. */
function isSetUp({ platform }: CallContext) {
  return inArray(payments.provider, [...platform.sockets.use(paymentProviders).names]);
}

/** Asks each provider as long as there is hope of an answer; then says at once that it is down. */
function patiently<About extends { readonly provider: string | null }, Told>(
  ask: (about: About) => Promise<Told>,
): (about: About) => Promise<Told> {
  const downOf = new Map<string | null, number>();
  return async (about) => {
    const { provider } = about;
    const down = downOf.get(provider) ?? 0;
    if (down >= DOWN_RUNNING) throw new ProviderDown('The provider is not asked again in this round.');
    try {
      const told = await ask(about);
      downOf.delete(provider);
      return told;
    } catch (error) {
      if (error instanceof ProviderDown) downOf.set(provider, down + 1);
      throw error;
    }
  };
}
