export { type CashPayment, type CashTender, cashPayment } from './cash-payment.ts';
export { addPastDrawer, addPastSession } from './drawer/add-past-session.ts';
export { amountOf, type CashCount, cashCount, countOf } from './drawer/cash-count.ts';
export { closeDrawer } from './drawer/close-drawer.ts';
export { countDrawer } from './drawer/count-drawer.ts';
export { drawerNotOpen } from './drawer/drawer.ts';
export { comesOutOfDrawer, takerOf } from './drawer/move-cash.ts';
export { moveDrawerCash } from './drawer/move-drawer-cash.ts';
export { openDrawer } from './drawer/open-drawer.ts';
export { saveDrawer } from './drawer/save-drawer.ts';
export { CashCountType } from './graphql/drawer.types.ts';
export { DrawerNotOpen, DrawerSessionOver, DrawerShort, NotAtThisDrawer } from './graphql/drawer-refusals.ts';
export { DrawerReportsResolver } from './graphql/drawer-reports.resolver.ts';
export { DrawersResolver } from './graphql/drawers.resolver.ts';
export {
  PaymentChangedType,
  PaymentConnection,
  PaymentType,
  ProviderUnavailable,
  RefundType,
  Tender,
  WrongTender,
} from './graphql/payment.types.ts';
export { PaymentsResolver } from './graphql/payments.resolver.ts';
export { paymentsIdentities } from './identities.ts';
export { expirePayments, pollPendingPayments, pollPendingRefunds } from './jobs.ts';
export { offerPayment } from './offer-payment.ts';
export { openPayment, type PaymentRequest } from './open-payment.ts';
export { dayOut, putBack, takeOut, unfitDay, unfitDrawer } from './outgoing/move-money.ts';
export {
  endedAs,
  fitsMethod,
  howPaid,
  illegalStep,
  isCash,
  OUTGOING_METHODS,
  OUTGOING_STATES,
  type OutgoingMethod,
  type OutgoingState,
  type PayingScope,
  paidFrom,
  preparedAs,
  preparedOneself,
  referenceKeyOf,
  releasedAs,
  unlessPaidBefore,
} from './outgoing/outgoing.ts';
export { outgoingColumns, outgoingReferences, outgoingRules } from './outgoing/tables.ts';
export { lockPayment, payOwed } from './pay-owed.ts';
export { cashDue, type Payment, type PaymentState, type Refund } from './payment.ts';
export { paymentsWithRefunds } from './payments-with-refunds.ts';
export { paymentsPermissions } from './permissions.ts';
export {
  type CaptureAnswer,
  type CapturedPayment,
  noProvider,
  onCaptured,
  type PaymentProvider,
  ProviderDown,
  type ProviderEvent,
  type ProviderPayment,
  type ProviderRefund,
  type WebhookHeaders,
} from './provider.ts';
export { withBreaker } from './providers/breaker.ts';
export { type PaymentProviders, paymentProviders, providersOf } from './providers/providers.ts';
export { type RazorpayOptions, razorpay } from './providers/razorpay.ts';
export { isSignature, signatureOf } from './providers/signature.ts';
export { type StripeOptions, stripe } from './providers/stripe.ts';
export { owedRefunds, paymentsById, paymentsOfOrders, refundsOfPayments, strayPayments } from './queries.ts';
export { paymentReactions } from './reactions.ts';
export { receiveWebhook, type WebhookAnswer } from './receive-webhook.ts';
export {
  givenBackOf,
  type OrderRefund,
  refundOrderPayments,
  refundPartOfPayment,
  tenderOf,
} from './refund-order-payments.ts';
export { paymentState, payments, providerEvents, refundState, refunds, tender } from './tables.ts';
