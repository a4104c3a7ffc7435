import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  businessDate,
  calendarDate,
  financialYear,
  minutesOfDay,
  weekday,
  zonedInstant,
} from './business-day.ts';
import { Fault } from './fault.ts';

const india = 'Asia/Kolkata';
const berlin = 'Europe/Berlin';

describe('which day is it', () => {
  test.each([
    ['2026-11-23T03:59:59.999', '2026-11-22', '2026-11-23'],
    ['2026-11-23T04:00:00.000', '2026-11-23', '2026-11-23'],
    ['2026-11-23T23:59:59.999', '2026-11-23', '2026-11-23'],
    ['2026-11-24T00:00:00.000', '2026-11-23', '2026-11-24'],
    ['2026-04-01T01:00:00.000', '2026-03-31', '2026-04-01'],
    ['2027-01-01T03:00:00.000', '2026-12-31', '2027-01-01'],
    ['2028-03-01T03:00:00.000', '2028-02-29', '2028-03-01'],
  ])('%s in India: shift day %s, calendar %s', (local, business, calendar) => {
    const instant = new Date(`${local}+05:30`);
    expect(businessDate(instant, india, 4)).toBe(business);
    expect(calendarDate(instant, india)).toBe(calendar);
  });

  test('the zone decides, not UTC', () => {
    const instant = new Date('2026-03-31T19:00:00Z');
    expect(calendarDate(instant, india)).toBe('2026-04-01');
    expect(calendarDate(instant, 'UTC')).toBe('2026-03-31');
  });

  test('a cut at 0 is the calendar', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (instant) => {
        expect(businessDate(instant, india, 0)).toBe(calendarDate(instant, india));
      }),
    );
  });

  test('the cut is read off the wall clock when the clocks change', () => {
    // 29 March 2026, Berlin: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
    expect(businessDate(new Date('2026-03-29T01:59:59Z'), berlin, 4)).toBe('2026-03-28'); // 03:59 summer time
    expect(businessDate(new Date('2026-03-29T02:00:00Z'), berlin, 4)).toBe('2026-03-29'); // 04:00 summer time
    expect(businessDate(new Date('2026-10-25T02:59:59Z'), berlin, 4)).toBe('2026-10-24'); // 03:59 winter time
    expect(businessDate(new Date('2026-10-25T03:00:00Z'), berlin, 4)).toBe('2026-10-25'); // 04:00 winter time
  });
});

describe('the clock on the wall', () => {
  test('minutes of the day in both directions', () => {
    expect(minutesOfDay(new Date('2026-11-23T11:10:59+05:30'), india)).toBe(670);
    expect(zonedInstant('2026-11-23', 670, india)).toEqual(new Date('2026-11-23T11:10:00+05:30'));
    expect(zonedInstant('2026-11-23', 0, india)).toEqual(new Date('2026-11-22T18:30:00Z'));
    expect(zonedInstant('2026-11-23', 1500, india)).toEqual(new Date('2026-11-24T01:00:00+05:30'));
  });

  test('noon is noon on days of 23 and of 25 hours', () => {
    expect(zonedInstant('2026-03-29', 720, berlin)).toEqual(new Date('2026-03-29T10:00:00Z'));
    expect(zonedInstant('2026-10-25', 720, berlin)).toEqual(new Date('2026-10-25T11:00:00Z'));
    expect(minutesOfDay(new Date('2026-10-25T11:00:00Z'), berlin)).toBe(720);
  });

  test('a skipped time moves on by the jump, a doubled time is the first', () => {
    expect(zonedInstant('2026-03-29', 150, berlin)).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(zonedInstant('2026-10-25', 150, berlin)).toEqual(new Date('2026-10-25T00:30:00Z'));
  });

  test('every minute of every day comes back in a zone without clock changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
        const date = addDays('2026-01-01', days);
        const instant = zonedInstant(date, minutes, india);
        expect([calendarDate(instant, india), minutesOfDay(instant, india)]).toEqual([date, minutes]);
      }),
    );
  });
});

describe('the calendar', () => {
  test.each([
    ['2026-03-31', '2025-26', '2526', '2025-04-01', '2026-03-31'],
    ['2026-04-01', '2026-27', '2627', '2026-04-01', '2027-03-31'],
    ['2027-01-15', '2026-27', '2627', '2026-04-01', '2027-03-31'],
    ['2100-01-01', '2099-00', '9900', '2099-04-01', '2100-03-31'],
  ])('%s lies in %s', (date, label, short, startsOn, endsOn) => {
    expect(financialYear(date)).toEqual({ label, short, startsOn, endsOn });
  });

  test('a financial year holds its first and last day, and no day more', () => {
    const year = financialYear('2026-11-23');
    expect(financialYear(year.startsOn)).toEqual(year);
    expect(financialYear(year.endsOn)).toEqual(year);
    expect(financialYear(addDays(year.endsOn, 1)).startsOn).toBe('2027-04-01');
  });

  test('Monday is 1 and Sunday is 7', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
  });

  test('days are added over months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

test.each([
  ['an unknown zone', () => calendarDate(new Date(0), 'Asia/Malabar')],
  ['an unknown zone for an instant', () => zonedInstant('2026-01-01', 0, 'Nowhere')],
  ['a cut of 24', () => businessDate(new Date(0), india, 24)],
  ['a negative cut', () => businessDate(new Date(0), india, -1)],
  ['half an hour of cut', () => businessDate(new Date(0), india, 4.5)],
  ['30 February', () => weekday('2026-02-30')],
  ['a date with a time', () => addDays('2026-02-03T00:00', 1)],
  ['half a day', () => addDays('2026-02-03', 0.5)],
  ['minutes of a third day', () => zonedInstant('2026-02-03', 2880, india)],
  ['negative minutes', () => zonedInstant('2026-02-03', -1, india)],
])('%s is a Fault', (_title, act) => {
  expect(act).toThrow(Fault);
});

test('a date that holds no time is a Fault of its own', () => {
  expect(() => calendarDate(new Date(Number.NaN), india)).toThrow('the instant is not a time');
});
