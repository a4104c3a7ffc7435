import { cashDue } from '../../../modules/payments/index.ts';
import { groupBy } from '../../../platform/group.ts';
import type { Random } from './random.ts';
import type { OutletCode } from './scale.ts';
import type { Life, Money, Person, Staff, StationWork, Step, Ticket } from './ticket.ts';

/** Hands at each station: how many tickets are cooked at once. */
const HANDS: Readonly<Record<OutletCode, number>> = { MC: 3, LC: 2 };

/** Minutes after which an unpaid order gives its stock back: at the counter, and at the payment provider. */
const UNPAID_MINUTES = { counter: 20, provider: 10 } as const;
/** Minutes after which a ready order counts as not collected. */
const NO_SHOW_MINUTES = 30;

/** The product's own names in an order's steps. */
const PAYMENTS: Person = { id: null, label: 'payments' };
const ORDER_EXPIRY: Person = { id: null, label: 'order expiry' };
const PICKUP_TIME: Person = { id: null, label: 'pickup time' };

const UNPAID_REASONS = ['Changed their mind', 'Ordered twice', 'Could not wait'];
const PAID_REASONS = ['Ordered the wrong dish', 'Had to leave for a lecture', 'Paid twice for a group'];

const after = (at: Date, seconds: number) => new Date(at.getTime() + Math.round(seconds * 1_000));

/** The whole lives of an outlet's tickets of one day: paid for, cooked as fast as the stations can, and handed over. */
export function liveDay(tickets: readonly Ticket[], staff: Staff, random: Random): Life[] {
  const born = tickets.map((ticket) => begin(ticket, staff, random));
  const stations = new Map<string, number[]>();
  const accepted = (life: Life) => life.work[0]?.openedAt.getTime() ?? 0;
  for (const life of [...born].sort((a, b) => accepted(a) - accepted(b))) {
    if (['COLLECTED', 'NO_SHOW'].includes(life.ticket.fate)) cook(life, stations, random);
  }
  return born.map((life) => finish(life, staff, random));
}

/** A life that its authors are still writing. */
interface Draft extends Life {
  readonly steps: Step[];
  readonly work: StationWork[];
}

function begin(ticket: Ticket, staff: Staff, random: Random): Draft {
  const steps: Step[] = [];
  const draft: Draft = { ticket, steps, work: [], money: null, cancelledBecause: null, refund: null };
  step(draft, 'PLACED', ticket.placedAt, ticket.placedBy);
  if (ticket.fate === 'CANCELLED') return giveUp(draft, staff, random);
  const money = ticket.tender === 'CASH' ? cash(draft, staff, random) : provider(draft, random);
  const known = { ...draft, money };
  if (!money) return expire(known);
  if (money.capturedAt === null) return expire(known);
  step(known, 'PAID', money.capturedAt, money.takenBy);
  return openWork(known, money.capturedAt, money.takenBy, random);
}

/** Cancelled at the counter before anything was paid. */
function giveUp(draft: Draft, staff: Staff, random: Random): Draft {
  const cancelledBecause = random.pick(UNPAID_REASONS, () => 1);
  const at = after(draft.ticket.placedAt, random.between(30, 400));
  step(draft, 'CANCELLED', at, staff.cashier, cancelledBecause);
  return { ...draft, cancelledBecause };
}

function expire(draft: Draft): Draft {
  const due = draft.money?.expiresAt ?? after(draft.ticket.placedAt, UNPAID_MINUTES.counter * 60);
  // The job that looks for them comes every five seconds.
  step(draft, 'EXPIRED', after(due, 3), ORDER_EXPIRY, 'not paid in time');
  return draft;
}

function cash({ ticket }: Draft, { cashier }: Staff, random: Random): Money | null {
  if (ticket.fate === 'EXPIRED') return null;
  const capturedAt = ticket.channel === 'COUNTER' ? ticket.placedAt : after(ticket.placedAt, random.between(40, 240));
  const { amount, roundOff } = cashDue(ticket.total, ticket.outlet.place.organisation.roundsCash);
  const note = random.pick([1_000, 5_000, 10_000, 50_000], (value) => 1 / value + 1 / 20_000);
  const tendered = random.happens(0.4) ? amount : Math.ceil(amount / note) * note;
  const asked = { askedAt: capturedAt, expiresAt: null, providerRef: null };
  return { paymentId: random.id(capturedAt), capturedAt, amount, roundOff, tendered, ...asked, takenBy: cashier };
}

function provider(draft: Draft, random: Random): Money {
  const { ticket } = draft;
  const askedAt = after(ticket.placedAt, random.between(1, 6));
  step(draft, 'AWAITING_PAYMENT', askedAt, ticket.placedBy);
  return {
    paymentId: random.id(askedAt),
    askedAt,
    expiresAt: after(askedAt, UNPAID_MINUTES.provider * 60),
    capturedAt: ticket.fate === 'EXPIRED' ? null : after(askedAt, random.between(8, 55)),
    ...{ amount: ticket.total, roundOff: 0, tendered: null, takenBy: PAYMENTS },
    providerRef: `order_${random.id(askedAt).replaceAll('-', '').slice(-14)}`,
  };
}

/** A paid order goes to the kitchen at once; one without anything to cook is ready at once. */
function openWork(draft: Draft, at: Date, by: Person, random: Random): Draft {
  const cooked = draft.ticket.lines.map((line, index) => ({ ...line, position: index + 1 }));
  const byStation = groupBy(
    cooked.filter(({ stationCode }) => stationCode !== null),
    ({ stationCode }) => stationCode as string,
  );
  if (byStation.size === 0) {
    step(draft, 'READY', at, by);
    return draft;
  }
  step(draft, 'ACCEPTED', at, by);
  for (const [stationCode, own] of byStation) {
    draft.work.push({
      ...{ id: random.id(at), stationCode, openedAt: at, done: null },
      lines: own.map(({ position }) => position),
      prepSeconds: Math.max(...own.map(({ prepSeconds }) => prepSeconds)),
    });
  }
  return draft;
}

/** A station takes its tickets as they come, as many at once as it has hands: in a rush they wait. */
function cook({ ticket, work }: Draft, stations: Map<string, number[]>, random: Random): void {
  for (const [index, own] of work.entries()) {
    const hands = stations.get(own.stationCode) ?? Array<number>(HANDS[ticket.outlet.code]).fill(0);
    stations.set(own.stationCode, hands);
    const free = hands.indexOf(Math.min(...hands));
    const seen = own.openedAt.getTime() + random.between(4, 25) * 1_000;
    const startedAt = new Date(Math.round(Math.max(seen, (hands[free] ?? 0) + random.between(1, 6) * 1_000)));
    const pieces = own.lines.reduce((sum, line) => sum + (ticket.lines[line - 1]?.quantity ?? 0), 0);
    // What is promised is the usual case; each further piece adds a little.
    const doneAt = after(startedAt, own.prepSeconds * random.between(0.55, 1.1) + (pieces - 1) * 12);
    hands[free] = doneAt.getTime();
    work[index] = { ...own, done: { startedAt, doneAt, bumpedAt: after(doneAt, random.between(2, 20)) } };
  }
}

function finish(life: Draft, staff: Staff, random: Random): Life {
  const last = life.steps.at(-1);
  if (!last || last.to === 'CANCELLED' || last.to === 'EXPIRED') return life;
  if (life.ticket.fate === 'REFUNDED' && last.to === 'ACCEPTED') {
    const cancelledBecause = random.pick(PAID_REASONS, () => 1);
    const at = after(last.at, random.between(3, 20));
    step(life, 'CANCELLED', at, staff.cashier, cancelledBecause);
    const settledAt = life.ticket.tender === 'CASH' ? at : after(at, random.between(2, 90));
    return { ...life, cancelledBecause, refund: { id: random.id(at), createdAt: at, settledAt } };
  }
  const started = life.work.flatMap(({ done }) => (done ? [done.startedAt.getTime()] : []));
  const ended = life.work.flatMap(({ done }) => (done ? [done.doneAt.getTime()] : []));
  if (ended.length > 0) {
    step(life, 'PREPARING', new Date(Math.min(...started)), staff.cook);
    step(life, 'READY', new Date(Math.max(...ended)), staff.cook);
  }
  const ready = life.steps.at(-1)?.at ?? last.at;
  // The job that looks for them comes every fifteen seconds.
  if (life.ticket.fate === 'NO_SHOW') {
    step(
      life,
      'NO_SHOW',
      after(ready, NO_SHOW_MINUTES * 60 + random.between(1, 15)),
      PICKUP_TIME,
      'nobody collected it',
    );
  } else {
    step(life, 'COLLECTED', after(ready, random.between(10, 240)), staff.cashier);
  }
  return life;
}

function step({ steps }: { steps: Step[] }, to: Step['to'], at: Date, by: Person, reason: string | null = null): void {
  steps.push({ from: steps.at(-1)?.to ?? null, to, at, by: by.label, reason });
}
