import { expect, test } from 'vitest';
import type { PaymentState, PaymentStatus, Tender } from '../gql/graphql.ts';
import { type MoneyFate, moneyFate } from './money-fate.ts';

const by = (tender: Tender, state: PaymentState) => ({ tender, state });

const cases: [
  what: string,
  status: PaymentStatus,
  payments: { tender: Tender; state: PaymentState }[],
  fate: MoneyFate,
][] = [
  ['never paid', 'UNPAID', [], 'nothing'],
  ['tried and failed', 'UNPAID', [by('UPI', 'FAILED'), by('UPI', 'EXPIRED')], 'nothing'],
  ['a code is still out', 'UNPAID', [by('UPI', 'PENDING')], 'unsure'],
  ['paid after it was over', 'UNPAID', [by('UPI', 'CAPTURED')], 'late'],
  ['paid too late, and given back', 'UNPAID', [by('UPI', 'REFUNDED')], 'back'],
  ['paid in cash, and cancelled', 'REFUNDED', [by('CASH', 'REFUNDED')], 'cash'],
  ['paid by UPI, and cancelled just now', 'REFUNDED', [by('UPI', 'CAPTURED')], 'goingBack'],
  ['paid by UPI, and given back', 'REFUNDED', [by('UPI', 'FAILED'), by('UPI', 'REFUNDED')], 'back'],
  ['given back in part', 'PARTIALLY_REFUNDED', [by('UPI', 'PARTIALLY_REFUNDED')], 'part'],
  ['paid, and kept', 'PAID', [by('UPI', 'CAPTURED')], 'kept'],
];

test.each(cases)('%s: what is said of the money is true', (_what, paymentStatus, payments, fate) => {
  expect(moneyFate({ paymentStatus }, payments)).toBe(fate);
});
