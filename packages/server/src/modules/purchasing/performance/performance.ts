/** What the facts of some weeks say about a supplier; whatever nothing is known about is null. */
export interface PerformanceFacts {
  /** Lines of orders whose promised day is over, and those of them that came whole by then. */
  readonly linesDue: number;
  readonly linesOnTime: number;
  /** Of orders that came, or began to: what was ordered, and what of it the first delivery brought, at the order's prices. */
  readonly ordered: number;
  readonly filledFirst: number;
  /** Lines of deliveries, and the sum of what share of each was rejected. */
  readonly linesDelivered: number;
  readonly shareRejected: number;
  /** What was billed, and what it costs as agreed, without tax. */
  readonly billed: number;
  readonly agreed: number;
  readonly bills: number;
  readonly billsMatched: number;
  readonly receipts: number;
  /** Days from sending an order to its first delivery, and how far they spread. */
  readonly leadDays: number | null;
  readonly leadDeviation: number | null;
}

/** A supplier by the facts, in per cent, 0 to 100 but for the price. */
export interface SupplierPerformance extends Pick<PerformanceFacts, 'receipts' | 'leadDays' | 'leadDeviation'> {
  readonly onTime: number | null;
  readonly fill: number | null;
  readonly rejected: number | null;
  /** Above 0 they bill more than was agreed. */
  readonly priceVariance: number | null;
  readonly billAccuracy: number | null;
  /** 0 to 100; null while too little is known. */
  readonly score: number | null;
}

/** Fewer deliveries than this say nothing about a supplier (rules §3.5). */
export const RECEIPTS_NEEDED = 5;
/** How many points of a hundred each per cent takes by which they are dearer than agreed: nothing is left at ten. */
const POINTS_PER_CENT = 10;

/**
 * The metrics of a supplier (rules §3.5): the score is 40 parts on time, 30 fill, 20 not rejected and 10 price, of 100. There is none before five
 * deliveries, nor while nothing was due or ordered. Who was not billed yet bills as agreed.
 */
export function performanceOf(facts: PerformanceFacts): SupplierPerformance {
  const { receipts, leadDays, leadDeviation } = facts;
  const onTime = share(facts.linesOnTime, facts.linesDue);
  const fill = share(facts.filledFirst, facts.ordered);
  const rejected = share(facts.shareRejected, facts.linesDelivered);
  const priceVariance = share(facts.billed - facts.agreed, facts.agreed);
  const known = receipts >= RECEIPTS_NEEDED && onTime !== null && fill !== null && rejected !== null;
  const price = Math.max(0, 100 - POINTS_PER_CENT * Math.max(0, priceVariance ?? 0));
  const score = known ? (40 * onTime + 30 * fill + 20 * (100 - rejected) + 10 * price) / 100 : null;
  return {
    ...{ receipts, onTime, fill, rejected, priceVariance, billAccuracy: share(facts.billsMatched, facts.bills) },
    ...{ leadDays: oneDecimal(leadDays), leadDeviation: oneDecimal(leadDeviation) },
    score: oneDecimal(score),
  };
}

/** Per cent with one decimal; null of nothing. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : oneDecimal((part * 100) / whole);
}

function oneDecimal<Value extends number | null>(value: Value): Value {
  return value === null ? value : ((Math.round(value * 10) / 10) as Value);
}
