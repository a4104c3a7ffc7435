import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import { type PaymentProvider, ProviderDown } from '../provider.ts';

/** How many calls running may find it out of order before the others are spared the wait. */
const FAILURES_RUNNING = 3;
/** How long nobody is sent to it then; the next call after that is the trial. */
const OPEN_MS = 15_000;

/**
 * A provider that is not asked while it is known to be down: whoever pays hears at once to pay otherwise, instead of waiting for a
 * time-out each. What it says by itself is heard all the same.
 */
export function withBreaker(provider: PaymentProvider): PaymentProvider {
  const circuit = circuitBreaker(handleType(ProviderDown), {
    halfOpenAfter: OPEN_MS,
    breaker: new ConsecutiveBreaker(FAILURES_RUNNING),
  });
  const guarded = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await circuit.execute(ask);
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new ProviderDown(
          `The payment provider “${provider.name}” did not answer before; it is asked again soon.`,
        );
      throw error;
    }
  };
  const withdraw = provider.withdraw?.bind(provider);
  return {
    name: provider.name,
    smallest: provider.smallest,
    createPayment: (request) => guarded(() => provider.createPayment(request)),
    fetchPayment: (providerRef) => guarded(() => provider.fetchPayment(providerRef)),
    refund: (request) => guarded(() => provider.refund(request)),
    fetchRefund: (providerRef) => guarded(() => provider.fetchRefund(providerRef)),
    ...(withdraw && { withdraw: (providerRef: string) => guarded(() => withdraw(providerRef)) }),
    verifyWebhook: (rawBody, headers) => provider.verifyWebhook(rawBody, headers),
  };
}
