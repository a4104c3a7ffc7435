import { betterThan, type Policy } from './better-than.ts';

/** A batch as the witness wrote it down: quantities in thousandths, value in paise. */
export interface BatchRow {
  readonly id: string;
  readonly outlet_id: string;
  readonly location_id: string;
  readonly for_orders: boolean;
  readonly stock_item_id: string;
  readonly received_at: string;
  readonly expiry_date: string | null;
  readonly quantity_remaining: number;
  readonly value_remaining: number;
  readonly status: string;
}

export interface LevelRow {
  readonly outlet_id: string;
  readonly stock_item_id: string;
  readonly on_hand: number;
  readonly reserved: number;
}

export interface MoveRow {
  readonly outlet_id: string;
  readonly stock_item_id: string;
  readonly batch_id: string;
  readonly type: string;
  readonly quantity: number;
  readonly value: number;
  readonly source_type: string;
  readonly source_id: string;
  readonly business_date: string;
}

/** What the witness saw, in the order in which it happened to an item. `night`: the row was set aside from all verbs. */
export type Noted = { readonly transaction: string } & (
  | { readonly of: 'batch' | 'night'; readonly before: BatchRow | null; readonly after: BatchRow }
  | { readonly of: 'level'; readonly before: LevelRow | null; readonly after: LevelRow }
  | { readonly of: 'move'; readonly after: MoveRow }
);

/** By what a quantity may fall below what orders hold: goods are gone, or may not be sold, whatever was promised. */
const MAY_FALL_BELOW = new Set(['waste', 'count', 'return', 'set-aside', 'hold']);
const PICKED = new Set(['order', 'transfer', 'production']);

/**
 * Replays what happened to one stock item of one outlet in a plain model, one transaction after the other, and tells what may not
 * be: a change without its move, a wrong value (rules §3.2), a batch picked before a better one, an expired or blocked one
 * sold, on hand that is not what the batches hold, more promised than there is.
 */
export function replayItem(noted: readonly Noted[], policy: Policy): string[] {
  const violations: string[] = [];
  const state: State = { batches: new Map(), level: { on_hand: 0, reserved: 0 } };
  const seen = new Set<string>();
  for (const one of byTransaction(noted)) {
    const name = one[0]?.transaction ?? '';
    if (seen.has(name)) violations.push(`transaction ${name} changed an item while another held it`);
    seen.add(name);
    violations.push(...replayOne(state, one, policy).map((fault) => `transaction ${name}: ${fault}`));
  }
  return violations;
}

interface State {
  readonly batches: Map<string, BatchRow>;
  level: Pick<LevelRow, 'on_hand' | 'reserved'>;
}

interface Taken {
  readonly batch: BatchRow;
  readonly move: MoveRow;
}

function replayOne(state: State, noted: readonly Noted[], policy: Policy): string[] {
  const faults: string[] = [];
  const moves = new Map<string, MoveRow[]>();
  for (const one of noted) {
    if (one.of === 'move') moves.set(one.after.batch_id, [...(moves.get(one.after.batch_id) ?? []), one.after]);
  }
  const levelBefore = state.level;
  const taken: Taken[] = [];
  for (const one of noted) {
    if (one.of === 'level') {
      if (one.after.reserved > (one.before?.reserved ?? 0) && one.after.reserved > one.after.on_hand) {
        faults.push(`${one.after.reserved} are promised of ${one.after.on_hand}`);
      }
      state.level = one.after;
    } else if (one.of === 'night') {
      state.batches.set(one.after.id, one.after);
    } else if (one.of === 'batch') {
      const move = changed(one.before, one.after, moves, faults);
      if (one.before && move && move.quantity < 0) taken.push({ batch: one.before, move });
      state.batches.set(one.after.id, one.after);
    }
  }
  for (const left of moves.values()) faults.push(...left.map(({ batch_id }) => `batch ${batch_id} moved unchanged`));
  faults.push(...badPicks(state, taken, policy), ...badLevel(state, levelBefore, noted));
  return faults;
}

/** The move of a change; what is wrong with the two goes to `faults`. */
function changed(
  before: BatchRow | null,
  after: BatchRow,
  moves: Map<string, MoveRow[]>,
  faults: string[],
): MoveRow | null {
  const quantity = after.quantity_remaining - (before?.quantity_remaining ?? 0);
  const value = after.value_remaining - (before?.value_remaining ?? 0);
  if (after.quantity_remaining === 0 && after.value_remaining !== 0) {
    faults.push(`batch ${after.id} is empty and worth ${after.value_remaining}`);
  }
  if (quantity === 0 && value === 0) return null;
  const queue = moves.get(after.id) ?? [];
  const move = queue.shift();
  if (queue.length === 0) moves.delete(after.id);
  if (!move || move.quantity !== quantity || move.value !== value) {
    faults.push(
      `batch ${after.id} changed by ${quantity} worth ${value}, its move says ${move?.quantity ?? 'nothing'}`,
    );
    return null;
  }
  if (before && quantity < 0 && -value !== worth(before, -quantity)) {
    faults.push(`batch ${after.id} gave ${-quantity} for ${-value} rather than ${worth(before, -quantity)}`);
  }
  return move;
}

/** Half up, exactly (rules §3.2). */
function worth({ quantity_remaining, value_remaining }: BatchRow, quantity: number): number {
  const whole = BigInt(quantity_remaining);
  return Number((2n * BigInt(value_remaining) * BigInt(quantity) + whole) / (2n * whole));
}

function badPicks({ batches }: State, taken: readonly Taken[], policy: Policy): string[] {
  const faults: string[] = [];
  for (const { batch, move } of taken) {
    if (!PICKED.has(move.source_type)) continue;
    const day = move.business_date;
    const isPickable = (one: BatchRow) =>
      one.status === 'AVAILABLE' &&
      (one.expiry_date === null || one.expiry_date >= day) &&
      (move.source_type === 'order' ? one.for_orders : one.location_id === batch.location_id);
    // What is sent may have expired: it goes to where it is thrown away. What is used may not.
    if (!isPickable(batch))
      faults.push(`batch ${batch.id} was picked for ${move.source_type}, ${batch.status}, ${day}`);
    if (move.source_type === 'production') continue;
    for (const other of batches.values()) {
      if (other.quantity_remaining > 0 && isPickable(other) && betterThan(policy, other, batch)) {
        faults.push(`batch ${batch.id} was picked while ${other.id} comes before it`);
      }
    }
  }
  return faults;
}

function badLevel(state: State, before: State['level'], noted: readonly Noted[]): string[] {
  const { level, batches } = state;
  let held = 0;
  for (const one of batches.values()) if (one.status === 'AVAILABLE' && one.for_orders) held += one.quantity_remaining;
  const faults = held === level.on_hand ? [] : [`on hand is ${level.on_hand}, the batches hold ${held}`];
  const isBelow = level.on_hand < level.reserved && level.on_hand - level.reserved < before.on_hand - before.reserved;
  const sources = noted.flatMap((one) => (one.of === 'move' ? [one.after.source_type] : []));
  if (isBelow && sources.some((source) => !MAY_FALL_BELOW.has(source))) {
    faults.push(`${level.reserved} are promised of ${level.on_hand} after ${[...new Set(sources)].join(', ')}`);
  }
  return faults;
}

function byTransaction(noted: readonly Noted[]): Noted[][] {
  const groups: Noted[][] = [];
  for (const one of noted) {
    const last = groups.at(-1);
    if (last && last[0]?.transaction === one.transaction) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
