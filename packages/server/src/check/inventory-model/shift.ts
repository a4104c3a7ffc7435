import { addDays } from '@college-kiosk/kernel';
import type { Chance } from '../../entry/replay/chance.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import type { Ground, Item, Place } from './ground.ts';
import type { Answer, Voice } from './voice.ts';

export interface Begun {
  readonly id: string;
  readonly place: Place;
}
interface Sold extends Begun {
  readonly pickupCode: string;
  readonly ticketIds: readonly string[];
}
interface Bought extends Begun {
  readonly item: Item;
  readonly quantity: number;
}
interface Sent extends Begun {
  readonly sent: readonly { readonly batch: { readonly id: string }; readonly quantity: number }[];
}
interface Delivered extends Bought {
  readonly value: number;
}

/** What has begun and anybody of the shift may take on; shared by all clients, so that they meet. */
export class Board {
  readonly sold: Sold[] = [];
  readonly bought: Bought[] = [];
  readonly delivered: Delivered[] = [];
  readonly wasted: Begun[] = [];
  readonly returned: Begun[] = [];
  readonly asked: Begun[] = [];
  readonly sent: Sent[] = [];
  readonly counts: Begun[] = [];
  readonly cooking: Bought[] = [];
  /** What a command's moves must sum to, by its id: thousandths by stock item; nothing when it was refused. */
  readonly owed = new Map<string, { readonly verb: string; readonly moves: ReadonlyMap<string, number> }>();
}

/** One client at work. */
export interface Shift {
  readonly ground: Ground;
  readonly board: Board;
  readonly random: Chance;
  readonly voice: Voice;
  /** Who may say yes to any purchase. */
  readonly buyer: Voice;
}

export const newId = freshId;
const NEWEST = 12;

export function placeOf({ ground, random }: Shift): Place {
  return random.pick(ground.places);
}

/** One of the newest that began, mostly; an older one now and then, which is likely to be over. */
export function oneOf<One>({ random }: Shift, all: readonly One[]): One | undefined {
  const from = random.whole(1, 10) === 1 ? 0 : Math.max(0, all.length - NEWEST);
  return all[random.whole(from, Math.max(from, all.length - 1))];
}

export function answered(answer: Answer): Readonly<Record<string, unknown>> | null {
  return 'done' in answer ? answer.done : null;
}

/** Remembers what a command that makes something must have moved. */
export function owe(
  { board }: Shift,
  verb: string,
  id: string,
  answer: Answer,
  moves: ReadonlyMap<string, number>,
): void {
  board.owed.set(id, { verb, moves: 'done' in answer ? moves : new Map() });
}

/** A whole number of units that fits the item, in thousandths. */
export function some({ random }: Shift, item: Item, most: number): number {
  return 1_000 * random.whole(1, item.unit === 'pcs' ? Math.max(1, Math.round(most / 50)) : most);
}

interface OnShelf {
  readonly id: string;
  readonly status: string;
  readonly quantityRemaining: number;
}
const ON_SHELF = `query ($outletId: UUID!, $id: UUID!) {
  stockItem(outletId: $outletId, id: $id) { batches { id status quantityRemaining } }
}`;

/** The batches of an item that hold something. */
export async function batchesOf({ voice }: Shift, { outletId }: Place, item: Item): Promise<readonly OnShelf[]> {
  const { stockItem } = await voice.ask<{ stockItem: { batches: OnShelf[] } | null }>(ON_SHELF, {
    outletId,
    id: item.id,
  });
  return (stockItem?.batches ?? []).filter(({ quantityRemaining }) => quantityRemaining > 0);
}

/** A delivery line of an item, good for some days; now and then for none. */
export function delivery(shift: Shift, item: Item, { businessDate }: Place, quantity: number) {
  const { random } = shift;
  const value = Math.max(0, Math.round((item.price * quantity) / 1_000) + random.whole(-3, 3));
  const days = random.whole(1, 4) === 1 ? null : random.whole(0, 6);
  const expiryDate = days === null ? null : addDays(businessDate, days);
  return {
    batchId: newId(),
    stockItemId: item.id,
    accepted: quantity,
    unit: item.unit,
    value,
    expiryDate,
    supplierBatch: `LOT-${random.whole(1, 40)}`,
  };
}
