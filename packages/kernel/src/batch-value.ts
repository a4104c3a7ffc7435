import { assert } from './fault.ts';
import { type Money, money, multiplyMoney } from './money.ts';
import { type Quantity, quantity as toQuantity } from './quantity.ts';

/** FIFO: oldest received first. FEFO: earliest expiry first, no expiry last, then FIFO. */
export type PickPolicy = 'FIFO' | 'FEFO';

/** What the picker needs to know of a batch. Blocked and quarantined batches are left out by the caller. */
export interface PickableBatch {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly receivedAt: string;
  /** Last calendar day of use, YYYY-MM-DD; null when it keeps. */
  readonly expiryDate: string | null;
  readonly quantityRemaining: Quantity;
  readonly valueRemaining: Money;
}

export interface BatchPick {
  readonly batchId: string;
  readonly quantity: Quantity;
  readonly value: Money;
}

export interface PickResult {
  readonly picks: readonly BatchPick[];
  /** How much could not be found; 0 when all was. */
  readonly shortBy: Quantity;
}

/**
 * The cost of taking a quantity out of a batch: `round(valueRemaining × quantity ÷ quantityRemaining)`. Whoever takes the
 * last of it takes all the value left, so a batch of no quantity never holds value. §3.2 of the domain rules.
 * @throws Fault when taking nothing, or more than is there.
 */
export function issueValue(issue: {
  readonly valueRemaining: Money;
  readonly quantityRemaining: Quantity;
  readonly quantity: Quantity;
}): Money {
  const { valueRemaining, quantityRemaining, quantity } = issue;
  money(valueRemaining);
  assert(valueRemaining >= 0, 'a batch is never worth less than nothing', issue);
  assert(toQuantity(quantity) > 0, 'an issue takes something', issue);
  assert(quantity <= toQuantity(quantityRemaining), 'an issue takes no more than is there', issue);
  return multiplyMoney(valueRemaining, quantity, quantityRemaining);
}

/**
 * Chooses which batches a quantity comes from, and at what cost. Expired batches (expiry before today) and
 * empty ones are never picked; ties go to the smaller batch id. §3.2 of the domain rules.
 * @param today the calendar day, YYYY-MM-DD; a batch is good through its expiry date, whatever shift it is.
 * @throws Fault for a negative quantity or an unreadable receipt instant.
 */
export function pickBatches(
  batches: readonly PickableBatch[],
  quantity: Quantity,
  policy: PickPolicy,
  today: string,
): PickResult {
  assert(toQuantity(quantity) >= 0, 'a negative quantity cannot be picked', { quantity });
  const usable = batches.filter(
    (batch) => batch.quantityRemaining > 0 && (batch.expiryDate === null || batch.expiryDate >= today),
  );
  const picks: BatchPick[] = [];
  let wanted = quantity;
  for (const batch of usable.sort(policy === 'FEFO' ? byExpiry : byReceipt)) {
    if (wanted === 0) break;
    const taken = Math.min(wanted, batch.quantityRemaining);
    picks.push({ batchId: batch.id, quantity: taken, value: issueValue({ ...batch, quantity: taken }) });
    wanted -= taken;
  }
  return { picks, shortBy: wanted };
}

function byExpiry(a: PickableBatch, b: PickableBatch): number {
  if (a.expiryDate === b.expiryDate) return byReceipt(a, b);
  if (a.expiryDate === null) return 1;
  if (b.expiryDate === null) return -1;
  return a.expiryDate < b.expiryDate ? -1 : 1;
}

function byReceipt(a: PickableBatch, b: PickableBatch): number {
  return receivedMs(a) - receivedMs(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

// Instants are compared as instants: the same moment may be written with another offset.
function receivedMs(batch: PickableBatch): number {
  const ms = Date.parse(batch.receivedAt);
  assert(!Number.isNaN(ms), 'a batch has no readable receipt instant', { id: batch.id, receivedAt: batch.receivedAt });
  return ms;
}
