import { socket } from '../../../platform/socket.ts';
import { type PaymentProvider, ProviderDown, type ProviderEvent, type WebhookHeaders } from '../provider.ts';

/**
 * The payment providers of an installation: the one that collects now, and those that collected before, whose payments are still asked
 * about and given back by them.
 */
export interface PaymentProviders {
  readonly current: PaymentProvider;
  /** The names of all of them. */
  readonly names: readonly string[];
  /** The provider that has a payment. Throws ProviderDown where it is not set up any more: its keys may come back. */
  named(name: string): PaymentProvider;
  /** Whose message this is, verified; null where nobody signed these very bytes. */
  verify(
    rawBody: string,
    headers: WebhookHeaders,
  ): { readonly provider: PaymentProvider; readonly event: ProviderEvent } | null;
}

export function providersOf(current: PaymentProvider, former: readonly PaymentProvider[] = []): PaymentProviders {
  const all = [current, ...former];
  return {
    current,
    names: all.map(({ name }) => name),
    named(name) {
      const found = all.find((provider) => provider.name === name);
      if (!found) throw new ProviderDown(`The payment provider “${name}” is not set up.`);
      return found;
    },
    verify(rawBody, headers) {
      for (const provider of all) {
        const event = provider.verifyWebhook(rawBody, headers);
        if (event) return { provider, event };
      }
      return null;
    },
  };
}

export const paymentProviders = socket<PaymentProviders>('payments.providers');
