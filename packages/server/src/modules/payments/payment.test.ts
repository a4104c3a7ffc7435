import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cashDue, type PaymentEvent, type PaymentState, paymentSteps } from './payment.ts';

describe('the states of a payment', () => {
  test.each<[PaymentState, PaymentEvent, PaymentState | null]>([
    ['PENDING', 'capture', 'CAPTURED'],
    ['PENDING', 'fail', 'FAILED'],
    ['PENDING', 'expire', 'EXPIRED'],
    ['PENDING', 'mismatch', 'FAILED'],
    // Late authorisation is legal.
    ['FAILED', 'capture', 'CAPTURED'],
    ['EXPIRED', 'capture', 'CAPTURED'],
    // Nothing goes back.
    ['CAPTURED', 'capture', null],
    ['CAPTURED', 'fail', null],
    ['CAPTURED', 'expire', null],
    ['CAPTURED', 'mismatch', null],
    ['EXPIRED', 'fail', null],
    ['FAILED', 'expire', null],
    ['PENDING', 'refund-rest', null],
    ['CAPTURED', 'refund-part', 'PARTIALLY_REFUNDED'],
    ['PARTIALLY_REFUNDED', 'refund-rest', 'REFUNDED'],
    ['REFUNDED', 'refund-rest', null],
    ['REFUNDED', 'capture', null],
  ])('%s, then %s: %s', (from, event, to) => expect(paymentSteps.next(from, event)).toBe(to));
});

describe('cash', () => {
  test.each([
    [4_726, true, 4_700, -26],
    [16_584, true, 16_600, 16],
    [4_750, true, 4_800, 50],
    [4_726, false, 4_726, 0],
    // It would round to nothing.
    [49, true, 49, 0],
    [50, true, 100, 50],
  ])('%i due, rounding %s: take %i', (due, rounds, amount, roundOff) => {
    expect(cashDue(due, rounds)).toEqual({ amount, roundOff });
  });

  test('is whole rupees within half a rupee of what is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 100_000_000 }), (due) => {
        const { amount, roundOff } = cashDue(due, true);
        expect(amount % 100).toBe(0);
        expect(amount - due).toBe(roundOff);
        expect(Math.abs(roundOff)).toBeLessThanOrEqual(50);
      }),
    );
  });
});
