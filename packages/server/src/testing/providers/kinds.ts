import { type PaymentProvider, razorpay, stripe } from '../../modules/payments/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Peer } from './peer-server.ts';
import { openRazorpayPeer, RAZORPAY_KEYS } from './razorpay-peer.ts';
import { openStripePeer, STRIPE_KEYS } from './stripe-peer.ts';

const RETURN_URL = 'https://canteen.example/paid';

/** A provider of the outside world, and what we speak to it with. */
export interface ProviderKind {
  readonly name: string;
  open(now: () => Date): Promise<Peer>;
  provider(apiUrl: string | undefined, clock: Clock, wrong?: { key?: string; secret?: string }): PaymentProvider;
}

/** Those that a canteen can choose. */
export const PROVIDER_KINDS: ProviderKind[] = [
  {
    name: 'razorpay',
    open: openRazorpayPeer,
    provider: (apiUrl, clock, { key, secret } = {}) =>
      razorpay({
        ...{ ...RAZORPAY_KEYS, keySecret: key ?? RAZORPAY_KEYS.keySecret, apiUrl, returnUrl: RETURN_URL },
        ...{ webhookSecret: secret ?? RAZORPAY_KEYS.webhookSecret, clock },
      }),
  },
  {
    name: 'stripe',
    open: openStripePeer,
    provider: (apiUrl, clock, { key, secret } = {}) =>
      stripe({
        ...{ secretKey: key ?? STRIPE_KEYS.secretKey, webhookSecret: secret ?? STRIPE_KEYS.webhookSecret },
        ...{ apiUrl, returnUrl: RETURN_URL, clock },
      }),
  },
];
