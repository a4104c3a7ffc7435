import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { paymentChanged } from '../../events/payments.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Reader } from '../../platform/db/database.ts';
import { theOrganisation } from '../places/index.ts';
import type { Payment } from './payment.ts';
import { ProviderDown } from './provider.ts';
import { paymentProviders } from './providers/providers.ts';
import { payments } from './tables.ts';

/** The call as the product's own: what the provider says is recorded by us, whoever made us ask. */
export function asProduct(context: CallContext): CallContext {
  return { ...context, actor: systemActor('payments') };
}

/** Records under which name the provider knows a payment. Said again, it answers the payment as it is. */
const recordOffer = command({
  name: 'payments.recordOffer',
  permission: 'payment:settle',
  input: z.object({ paymentId: z.uuid(), provider: z.string(), providerRef: z.string(), payUrl: z.string() }),
  async handle({ tx, within, about, changed, emit }, { paymentId, ...offer }): Promise<{ paymentId: string }> {
    const [offered] = await tx
      .update(payments)
      .set(offer)
      .where(and(eq(payments.id, paymentId), isNull(payments.providerRef)))
      .returning();
    if (!offered) return { paymentId };
    within(offered.outletId);
    about('order', offered.orderId);
    changed({ entity: 'payment', id: paymentId, before: {}, after: offer });
    const { outletId, orderId, state } = offered;
    emit(paymentChanged, { outletId, paymentId, orderId, state });
    return { paymentId };
  },
});

/**
 * Makes an awaited payment known to the provider, so that it can be paid: outside of any transaction, then recorded.
 * Safe to repeat: the provider knows it by our id. Refuses with PROVIDER_UNAVAILABLE; throws NOT_FOUND.
 */
export async function offerPayment(
  context: CallContext,
  paymentId: string,
): Promise<Payment | Refusal<'PROVIDER_UNAVAILABLE', Record<string, never>>> {
  const { db, sockets } = context.platform;
  const payment = await paymentById(db, paymentId);
  if (payment.state !== 'PENDING' || payment.providerRef !== null) return payment;
  const provider = sockets.use(paymentProviders).current;
  const { currency } = await theOrganisation(db);
  const { amount, expiresAt } = payment;
  const request = { paymentId, amount, currency, description: 'Canteen order', expiresAt };
  const offer = await provider.createPayment(request).catch((error: unknown) => unavailable(context, error));
  if (isRefusal(offer)) return offer;
  await recordOffer(asProduct(context), { paymentId, provider: provider.name, ...offer });
  return paymentById(db, paymentId);
}

function unavailable({ platform, requestId }: CallContext, error: unknown) {
  if (!(error instanceof ProviderDown)) throw error;
  platform.log.warn({ err: error, requestId }, 'the payment provider could not be asked for a payment');
  return refuse('PROVIDER_UNAVAILABLE', 'The payment provider does not answer. Try again, or pay at the counter.');
}

async function paymentById(reader: Reader, id: string): Promise<Payment> {
  const [payment] = await reader.select().from(payments).where(eq(payments.id, id));
  if (!payment) throw new AppError('NOT_FOUND', 'There is no such payment.');
  return payment;
}
