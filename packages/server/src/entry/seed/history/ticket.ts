import type { CartLine, QuotedLine } from '../../../modules/catalog/index.ts';
import type { Demand } from '../../../modules/inventory/index.ts';
import type { Place } from '../../../modules/places/index.ts';
import type { OutletCode } from './scale.ts';

/** Somebody who did something: what an order's steps and the books remember of them. */
export interface Person {
  readonly id: string | null;
  readonly label: string;
}

export interface Staff {
  readonly manager: Person;
  readonly cook: Person;
  readonly cashier: Person;
  readonly student: Person;
}

export interface Kiosk {
  readonly id: string;
  readonly name: string;
  readonly number: number;
}

export interface HistoryOutlet {
  readonly code: OutletCode;
  readonly place: Place;
  readonly kiosk: Kiosk;
}

/** How an order ended. */
export type Fate = 'COLLECTED' | 'NO_SHOW' | 'CANCELLED' | 'EXPIRED' | 'REFUNDED';
export type Channel = 'KIOSK' | 'COUNTER' | 'MOBILE';

type State =
  | 'PLACED'
  | 'AWAITING_PAYMENT'
  | 'PAID'
  | 'ACCEPTED'
  | 'PREPARING'
  | 'READY'
  | 'COLLECTED'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'NO_SHOW';

/** What somebody wanted, before it had a price. */
export interface Wish {
  readonly id: string;
  readonly outlet: HistoryOutlet;
  readonly businessDate: string;
  /** Counts from 1 over the outlet's day. */
  readonly number: number;
  readonly channel: Channel;
  readonly tender: 'CASH' | 'UPI';
  readonly fate: Fate;
  readonly placedAt: Date;
  /** Of the local day, when the quarter hour of its placing began: decides what was served. */
  readonly minute: number;
  readonly placedBy: Person;
  readonly deviceId: string | null;
  readonly cart: readonly CartLine[];
}

/** The same with the product's prices and recipes. */
export interface Ticket extends Wish {
  readonly token: string;
  readonly lines: readonly QuotedLine[];
  readonly demand: readonly Demand[];
  readonly taxable: number;
  readonly tax: number;
  readonly total: number;
}

export interface Step {
  readonly from: State | null;
  readonly to: State;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
}

/** A ticket's work at one station; never started when its order was cancelled. */
export interface StationWork {
  readonly id: string;
  readonly stationCode: string;
  readonly lines: readonly number[];
  readonly prepSeconds: number;
  readonly openedAt: Date;
  readonly done: { readonly startedAt: Date; readonly doneAt: Date; readonly bumpedAt: Date } | null;
}

export interface Money {
  readonly paymentId: string;
  /** Null until the money came; an order that was not paid in time has none. */
  readonly capturedAt: Date | null;
  readonly askedAt: Date;
  readonly expiresAt: Date | null;
  readonly amount: number;
  readonly roundOff: number;
  readonly tendered: number | null;
  readonly providerRef: string | null;
  readonly takenBy: Person;
}

/** A ticket's whole life. */
export interface Life {
  readonly ticket: Ticket;
  readonly steps: readonly Step[];
  readonly money: Money | null;
  readonly work: readonly StationWork[];
  readonly cancelledBecause: string | null;
  /** What was paid and given back: cash at once, by the provider a little later. */
  readonly refund: { readonly id: string; readonly createdAt: Date; readonly settledAt: Date } | null;
}

/** When an order came into a state for the last time; null when it never did. */
export function reached(life: Pick<Life, 'steps'>, state: State): Date | null {
  return life.steps.findLast((step) => step.to === state && step.from !== state)?.at ?? null;
}
