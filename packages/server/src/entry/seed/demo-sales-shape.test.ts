import { expect, test } from 'vitest';
import {
  itemsPerTicket,
  tenderMix,
  ticketShareByHalfHour,
  ticketShareByQuarterHour,
  weekdayFactorBp,
} from './demo-sales-shape.ts';

const total = (shares: readonly { shareBp: number }[]) => shares.reduce((sum, { shareBp }) => sum + shareBp, 0);

test.each([
  ['half hours', ticketShareByHalfHour],
  ['quarter hours', ticketShareByQuarterHour],
  ['ticket sizes', itemsPerTicket],
  ['tenders', tenderMix],
])('the %s share out the whole day', (_title, shares) => {
  expect(total(shares)).toBe(10_000);
  for (const { shareBp } of shares) expect(shareBp).toBeGreaterThan(0);
});

test('the day runs from 07:00 to 21:00 without a gap', () => {
  expect(ticketShareByQuarterHour.map(({ startsAtMinutes }) => startsAtMinutes)).toEqual(
    Array.from({ length: 56 }, (_, quarter) => 420 + quarter * 15),
  );
});

test('the peak quarter hour is 12:45 with 13 %', () => {
  const peak = [...ticketShareByQuarterHour].sort((a, b) => b.shareBp - a.shareBp)[0];
  expect(peak).toEqual({ startsAtMinutes: 765, shareBp: 1300 });
});

test('breakfast, break, lunch and tea stand out over the half hours around them', () => {
  const share = new Map(ticketShareByHalfHour.map(({ startsAt, shareBp }) => [startsAt, shareBp]));
  for (const [before, peak, after] of [
    ['08:00', '08:30', '09:00'],
    ['10:30', '11:00', '11:30'],
    ['12:00', '12:30', '13:00'],
    ['15:30', '16:00', '16:30'],
  ] as const) {
    expect(share.get(peak)).toBeGreaterThan(share.get(before) ?? 0);
    expect(share.get(peak)).toBeGreaterThan(share.get(after) ?? 0);
  }
});

test('a ticket holds 2.2 items on average, and the working week averages to one', () => {
  expect(itemsPerTicket.reduce((sum, { items, shareBp }) => sum + items * shareBp, 0) / 10_000).toBeCloseTo(2.17, 1);
  expect(([1, 2, 3, 4, 5] as const).reduce((sum, day) => sum + weekdayFactorBp[day], 0)).toBe(50_000);
});
