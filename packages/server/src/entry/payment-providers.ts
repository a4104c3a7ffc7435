import {
  noProvider,
  type PaymentProvider,
  type PaymentProviders,
  providersOf,
  razorpay,
  stripe,
  withBreaker,
} from '../modules/payments/index.ts';
import type { Clock } from '../platform/clock.ts';
import { PAID_PATH } from './paid-page.ts';
import type { PaymentKeys } from './payment-variables.ts';

/**
 * Who collects, and who did before: those whose keys there are, and outside production the practice provider. It collects where nobody
 * else is named.
 */
export function openProviders(
  { collects, ...keys }: PaymentKeys,
  practice: PaymentProvider | null,
  { origin, clock }: { readonly origin: string; readonly clock: Clock },
): PaymentProviders {
  const common = { returnUrl: `${origin}${PAID_PATH}`, clock };
  const all = [
    ...(keys.razorpay ? [razorpay({ ...keys.razorpay, ...common })] : []),
    ...(keys.stripe ? [stripe({ ...keys.stripe, ...common })] : []),
    ...(practice ? [practice] : []),
  ].map(withBreaker);
  const current = all.find(({ name }) => name === (collects ?? practice?.name)) ?? noProvider;
  return providersOf(
    current,
    all.filter((provider) => provider !== current),
  );
}
