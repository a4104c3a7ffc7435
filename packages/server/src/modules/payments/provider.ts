import type { Money } from '@college-kiosk/kernel';
import type { CommandScope } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import type { Tender } from './payment.ts';

/** What the provider says of money it was asked to collect. */
export interface ProviderPayment {
  /** The name the provider gave when the payment was made known to it. */
  readonly providerRef: string;
  /** What we called it: the payment's id. Null where the provider does not repeat it. */
  readonly reference: string | null;
  readonly state: 'PENDING' | 'CAPTURED' | 'FAILED';
  readonly amount: Money;
  /** ISO 4217. */
  readonly currency: string;
  readonly failureReason: string | null;
}

/** What the provider says of money it was asked to give back. */
export interface ProviderRefund {
  readonly providerRef: string;
  /** What we called it: the refund's id. */
  readonly reference: string | null;
  readonly state: 'PENDING' | 'PROCESSED' | 'FAILED';
  readonly amount: Money;
}

/** One message of the provider, verified. Its id is the same however often it is delivered. */
export type ProviderEvent = { readonly id: string } & (
  | { readonly about: 'payment'; readonly payment: ProviderPayment }
  | { readonly about: 'refund'; readonly refund: ProviderRefund }
  | { readonly about: 'other' }
);

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A payment provider, whichever it is. Every call may be repeated: payments and refunds are known by our ids. Calls
 * throw `ProviderDown` when the provider cannot be asked. Rules §5.1.
 */
export interface PaymentProvider {
  readonly name: string;
  /** The smallest amount it collects. */
  readonly smallest: Money;
  createPayment(request: {
    readonly paymentId: string;
    readonly amount: Money;
    readonly currency: string;
    readonly description: string;
    /** Until when we wait for it; null: for ever. The provider may take money for longer. */
    readonly expiresAt: Date | null;
  }): Promise<{ readonly providerRef: string; readonly payUrl: string }>;
  fetchPayment(providerRef: string): Promise<ProviderPayment>;
  /** @param request `providerRef` is the payment's. */
  refund(request: {
    readonly refundId: string;
    readonly providerRef: string;
    readonly amount: Money;
    readonly reason: string;
  }): Promise<ProviderRefund>;
  /** @param providerRef the refund's. */
  fetchRefund(providerRef: string): Promise<ProviderRefund>;
  /**
   * Asks it to take no money for a payment any more, where it can be asked; what came before is told as ever. Throws where it did.
   * @param providerRef the payment's.
   */
  withdraw?(providerRef: string): Promise<void>;
  /** The verified event, or null when the signature does not belong to these very bytes. */
  verifyWebhook(rawBody: string, headers: WebhookHeaders): ProviderEvent | null;
}

/** The provider could not be reached, or answered that it is out of order. Asking again later is right. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}

export interface CapturedPayment {
  readonly id: string;
  readonly orderId: string;
  readonly outletId: string;
  readonly tender: Tender;
  readonly amount: Money;
  /** What cash rounding added to what was due; zero for other tenders. */
  readonly roundOff: Money;
}

/** Whether the order took the money; otherwise why it did not. */
export type CaptureAnswer = 'APPLIED' | 'DEAD_ORDER' | 'PAID_TWICE';

/** What happens to the order when its money has come: in the same transaction, by the room that owns orders. */
export const onCaptured =
  socket<(scope: CommandScope, payment: CapturedPayment) => Promise<CaptureAnswer>>('payments.onCaptured');

const absent = (): Promise<never> => Promise.reject(new ProviderDown('No payment provider is set up.'));

/** An installation without a payment provider: cash goes on, everything else is told that it cannot be asked. */
export const noProvider: PaymentProvider = {
  name: 'none',
  smallest: 0,
  createPayment: absent,
  fetchPayment: absent,
  refund: absent,
  fetchRefund: absent,
  verifyWebhook: () => null,
};
