import type { BoardMessage, OrderMessage, StockMessage, TicketMessage } from './displays.ts';
import type { Plan, PlannedBatch } from './plan.ts';
import type { ReadBack } from './read-back.ts';

/** What one display heard. */
export interface Heard<Message> {
  /** The position it began after. */
  readonly since: number;
  readonly messages: readonly Message[];
}

/** A day that was replayed: what was meant, what the displays heard, and what the API says afterwards. */
export interface DayRun {
  readonly plan: Plan;
  readonly opening: readonly PlannedBatch[];
  readonly seen: {
    readonly orders: Heard<OrderMessage>;
    readonly tickets: Heard<TicketMessage>;
    readonly board: Heard<BoardMessage>;
    readonly stock: Heard<StockMessage>;
  };
  readonly read: ReadBack;
  /** The outlet's business date before and after; they differ when midnight passed. */
  readonly businessDates: readonly [before: string, after: string];
}

/** One comparison: what was compared, with its figures, and every difference by name. */
export interface Comparison {
  readonly what: string;
  readonly differences: readonly string[];
}

/** Says a difference, or nothing when both are the same. */
export function differs(what: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`${what} is ${String(found)}, not ${String(wanted)}`];
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Paise as rupees. */
export function rupees(paise: number): string {
  return `₹${(paise / 100).toFixed(2)}`;
}
