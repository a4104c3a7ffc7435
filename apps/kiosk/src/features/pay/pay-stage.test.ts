import { expect, test } from 'vitest';
import type { OnePaymentFragment, OrderState, PaymentState, PaymentStatus } from '../../gql/graphql.ts';
import { payStage, type StartRefusal } from './pay-stage.ts';

const order = (state: OrderState, paymentStatus: PaymentStatus = 'UNPAID') => ({ state, paymentStatus });
const payment = (state: PaymentState): OnePaymentFragment => ({
  __typename: 'Payment',
  id: 'p',
  orderId: 'o',
  tender: 'UPI',
  amount: 100,
  state,
  payUrl: 'upi://pay',
  createdAt: '',
  expiresAt: null,
  failureReason: state === 'FAILED' ? 'declined' : null,
});
const illegal = (orderState: OrderState): StartRefusal => ({ __typename: 'IllegalTransition', orderState });

test.each([
  ['nothing begun yet', order('PLACED'), null, null, 'starting'],
  ['the QR is shown', order('AWAITING_PAYMENT', 'PENDING'), payment('PENDING'), null, 'waiting'],
  ['the payment tells first', order('AWAITING_PAYMENT', 'PENDING'), payment('CAPTURED'), null, 'paid'],
  ['the order tells first', order('ACCEPTED', 'PAID'), payment('PENDING'), null, 'paid'],
  ['declined', order('AWAITING_PAYMENT', 'FAILED'), payment('FAILED'), null, 'failed'],
  ['this code ran out', order('AWAITING_PAYMENT'), payment('EXPIRED'), null, 'expired'],
  ['the order ran out', order('EXPIRED'), payment('EXPIRED'), null, 'over'],
  ['paid at the counter meanwhile', order('PLACED'), null, illegal('PAID'), 'paid'],
  ['cancelled meanwhile', order('PLACED'), null, illegal('CANCELLED'), 'over'],
  ['no time left', order('PLACED'), null, { __typename: 'PaymentExpired', message: '' }, 'expired'],
  ['too small for UPI', order('PLACED'), null, { __typename: 'AmountTooSmall', message: '' }, 'tooSmall'],
  ['no provider', order('PLACED'), null, { __typename: 'ProviderUnavailable', message: '' }, 'noProvider'],
] as const)('%s', (_, placed, begun, refusal, kind) => {
  expect(payStage(placed, begun, refusal).kind).toBe(kind);
});
