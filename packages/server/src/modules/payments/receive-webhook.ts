import type { CallContext } from '../../platform/context.ts';
import { keepProviderEvent } from './keep-event.ts';
import { asProduct } from './offer-payment.ts';
import type { WebhookHeaders } from './provider.ts';
import { paymentProviders } from './providers/providers.ts';
import { settlePayment } from './settle-payment.ts';
import { recordRefund } from './settle-refund.ts';

/** IGNORED is genuine but leads to nothing here. Only BAD_SIGNATURE is to be answered with an error. */
export type WebhookAnswer = 'ACCEPTED' | 'BAD_SIGNATURE' | 'IGNORED';

/**
 * Takes a message of the payment provider: verifies its signature over the very bytes, stores it once and acts on it,
 * in one transaction. Messages may come twice, late and in any order.
 * @param rawBody the request's body as it came, not parsed and written again.
 */
export async function receiveWebhook(
  context: CallContext,
  rawBody: string,
  headers: WebhookHeaders,
): Promise<WebhookAnswer> {
  const verified = context.platform.sockets.use(paymentProviders).verify(rawBody, headers);
  if (!verified) {
    context.platform.log.warn({ address: context.address }, 'webhook with a wrong signature');
    return 'BAD_SIGNATURE';
  }
  const { provider, event } = verified;
  const call = asProduct(context);
  const delivered = { provider: provider.name, event: { id: event.id, body: rawBody } };
  switch (event.about) {
    case 'payment': {
      const { outcome } = await settlePayment(call, { ...delivered, payment: event.payment });
      return outcome === 'UNKNOWN' ? 'IGNORED' : 'ACCEPTED';
    }
    case 'refund': {
      const { outcome } = await recordRefund(call, { ...delivered, refund: event.refund });
      return outcome === 'UNKNOWN' ? 'IGNORED' : 'ACCEPTED';
    }
    case 'other': {
      await keepProviderEvent(call, delivered);
      return 'IGNORED';
    }
  }
}
