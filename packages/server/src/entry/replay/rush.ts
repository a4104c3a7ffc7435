import { allocate } from '@college-kiosk/kernel';
import { type Chance, chance } from './chance.ts';
import type { TillDay, TillTicket } from './tickets.ts';

/** A rush as it is asked for. */
export interface RushOptions {
  /** Orders a second on the wall in the busiest quarter hour. */
  readonly peak: number;
  /** The whole day, or its busiest quarter hour alone. */
  readonly window: 'day' | 'peak';
  /** How long the window takes on the wall: the shape is kept, and so is the peak. */
  readonly seconds: number;
  readonly seed: number;
}

/** Tickets a canteen has in a day, and how many of them come in its busiest quarter hour. */
const CANTEEN = { tickets: 3_000, busiest: 0.13 };
const QUARTER_SECONDS = 900;
const QUARTERS = 48;
const OPENS_AT_MINUTE = 8 * 60;
/** Chances are whole numbers. */
const PARTS = 1_000;

/** Breakfast, lunch, tea and supper: the quarter hour of each, how wide it is (in quarters), and how high beside lunch. */
const MEALS = [
  { at: 4, width: 3, height: 0.3 },
  { at: 18, width: 3, height: 1 },
  { at: 32, width: 4, height: 0.22 },
  { at: 44, width: 3, height: 0.15 },
];

/** What is sold, the most wanted first. */
const MENU = [
  ...['Tea', 'Meals', 'Coffee', 'Masala dosa', 'Samosa', 'Idli', 'Water', 'Veg biryani', 'Chapati', 'Lemon juice'],
  ...[
    'Vada',
    'Curd rice',
    'Egg curry',
    'Fried rice',
    'Paneer roll',
    'Upma',
    'Banana crisps',
    'Poori',
    'Noodles',
    'Cutlet',
  ],
];

/** Orders a second that so many canteens have in their busiest quarter hour: fifty have 22. */
export function peakOf(canteens: number): number {
  return (canteens * CANTEEN.tickets * CANTEEN.busiest) / QUARTER_SECONDS;
}

/** A day of tickets in the shape of a canteen's, invented from the seed, and how many times faster than real it passes. */
export function rushDay({ peak, window, seconds, seed }: RushOptions): { day: TillDay; speed: number } {
  const random = chance(seed, 'rush');
  const speed = ((window === 'peak' ? 1 : QUARTERS) * QUARTER_SECONDS) / seconds;
  const inBusiest = Math.max(1, Math.round((peak * QUARTER_SECONDS) / speed));
  const counts = window === 'peak' ? [inBusiest] : quarters(inBusiest, random);
  const minutes = counts.flatMap((count, quarter) =>
    Array.from({ length: count }, () => OPENS_AT_MINUTE + quarter * 15 + random.whole(0, 14)),
  );
  const tickets = minutes.map(
    (minute, index): TillTicket => ({ ticket: String(index + 1), minute, pieces: cart(random) }),
  );
  return { day: { items: MENU, tickets: tickets.sort((a, b) => a.minute - b.minute) }, speed };
}

/** Tickets in each quarter hour of a day: in the busiest exactly its share, and in no other as many. */
function quarters(inBusiest: number, random: Chance): number[] {
  const weights = Array.from({ length: QUARTERS }, (_, quarter) =>
    Math.round(heightAt(quarter) * random.whole(0.85 * PARTS, 1.15 * PARTS)),
  );
  const busiest = MEALS[1]?.at ?? 0;
  weights[busiest] = 0;
  const rest = Math.round(inBusiest / CANTEEN.busiest) - inBusiest;
  const counts = allocate(rest, weights);
  counts[busiest] = inBusiest;
  return counts;
}

function heightAt(quarter: number): number {
  const low = 0.03;
  return MEALS.reduce((sum, { at, width, height }) => sum + height * Math.exp(-(((quarter - at) / width) ** 2)), low);
}

/** One to four dishes, a few of them twice, the first of the menu most often. */
function cart(random: Chance): Map<string, number> {
  const pieces = new Map<string, number>();
  const lines = random.pick([1, 1, 2, 2, 2, 3, 4]);
  while (pieces.size < lines) {
    const among = random.whole(1, MENU.length);
    pieces.set(MENU[random.whole(0, among - 1)] ?? '', random.pick([1, 1, 1, 2]));
  }
  return pieces;
}
