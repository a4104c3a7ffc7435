/** How a term-time day of the demo canteen sells. Shares are basis points; only parameters, no recorded sales. */

/**
 * Share of the day's tickets in each quarter hour from 07:00 to 21:00, two to a row: breakfast before the nine o'clock
 * lectures, the 11:10 break, the lunch hour with its peak quarter (13 %), and tea at four.
 */
const quarterHours: readonly (readonly [halfHour: string, first: number, second: number])[] = [
  ['07:00', 40, 60],
  ['07:30', 90, 130],
  ['08:00', 180, 240],
  ['08:30', 300, 300],
  ['09:00', 200, 110],
  ['09:30', 80, 70],
  ['10:00', 70, 70],
  ['10:30', 80, 90],
  ['11:00', 150, 620],
  ['11:30', 240, 130],
  ['12:00', 160, 240],
  ['12:30', 600, 1300],
  ['13:00', 620, 330],
  ['13:30', 210, 170],
  ['14:00', 120, 100],
  ['14:30', 90, 90],
  ['15:00', 100, 130],
  ['15:30', 180, 320],
  ['16:00', 480, 340],
  ['16:30', 240, 170],
  ['17:00', 120, 100],
  ['17:30', 80, 70],
  ['18:00', 60, 55],
  ['18:30', 50, 45],
  ['19:00', 40, 35],
  ['19:30', 30, 25],
  ['20:00', 20, 15],
  ['20:30', 10, 5],
];

/** Share of the day's tickets by half hour, in order; `startsAt` is HH:MM. */
export const ticketShareByHalfHour = quarterHours.map(([startsAt, first, second]) => ({
  startsAt,
  shareBp: first + second,
}));

/** The same day by quarter hour; `startsAtMinutes` counts from midnight. */
export const ticketShareByQuarterHour = quarterHours.flatMap(([startsAt, first, second]) => {
  const minutes = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3));
  return [
    { startsAtMinutes: minutes, shareBp: first },
    { startsAtMinutes: minutes + 15, shareBp: second },
  ];
});

/** How many items a ticket holds; 2.2 on average, as in a café till of 9,000 tickets. */
export const itemsPerTicket = [
  { items: 1, shareBp: 3600 },
  { items: 2, shareBp: 3300 },
  { items: 3, shareBp: 1700 },
  { items: 4, shareBp: 850 },
  { items: 5, shareBp: 350 },
  { items: 6, shareBp: 200 },
] as const;

/** Tickets against an average Monday-to-Friday day, by ISO weekday. Saturday has half lectures, Sunday only the hostels. */
export const weekdayFactorBp: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, number>> = {
  1: 9800,
  2: 10_200,
  3: 10_300,
  4: 10_200,
  5: 9500,
  6: 4500,
  7: 1500,
};

/** Standard deviation of a day's tickets around what its weekday expects. */
export const dayNoiseBp = 1200;

/** Tickets on an average Monday-to-Friday day, by outlet code. */
export const ticketsPerDay: Readonly<Record<'MC' | 'LC', number>> = { MC: 720, LC: 260 };

export const tenderMix = [
  { tender: 'CASH', shareBp: 3500 },
  { tender: 'UPI', shareBp: 6500 },
] as const;
