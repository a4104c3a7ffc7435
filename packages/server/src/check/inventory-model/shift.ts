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
interface Cooking extends Begun {
  readonly quantity: number;
}
interface Bought extends Begun {
  readonly item: Item;
  /** As it was changed last. */
  quantity: number;
  version: number;
}
interface Sent extends Begun {
  readonly sent: readonly { readonly batch: { readonly id: string }; readonly quantity: number }[];
}
interface Delivered extends Begun {
  readonly item: Item;
  readonly quantity: number;
  readonly value: number;
}
/** What a command must have moved: thousandths by stock item, and paise in all. */
interface Owed {
  readonly verb: string;
  readonly moves: ReadonlyMap<string, number>;
  /** Null where it is what the batches say. */
  readonly value: number | null;
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
  readonly cooking: Cooking[] = [];
  /** What a command's moves must sum to, by its id; nothing when it was refused. */
  readonly owed = new Map<string, Owed>();
  /** Codes of items that came in a file. */
  readonly opened: string[] = [];
  /** The newest version that was answered, of what is changed by version. */
  readonly versions = new Map<string, number>();
  /** What was answered otherwise than the rules say, in a sentence each. */
  readonly wrong: string[] = [];
  private readonly changed = new Set<string>();

  /** A change of the version that was seen was answered with the next one: so it must not be for two, nor for one who saw an older one. */
  changes(verb: string, id: string, { seen, next }: { readonly seen: number; readonly next: number }): void {
    const name = `${verb} ${id} version ${next}`;
    if (next !== seen + 1) this.wrong.push(`${name} came of version ${seen}`);
    if (this.changed.has(name)) this.wrong.push(`${name} was made twice`);
    this.changed.add(name);
    this.versions.set(id, Math.max(next, this.versions.get(id) ?? 0));
  }
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
  value: number | null = null,
): void {
  const some = new Map([...moves].filter(([, quantity]) => quantity !== 0));
  board.owed.set(id, 'done' in answer ? { verb, moves: some, value } : { verb, moves: new Map(), value: 0 });
}

/** Says what is wrong with an answer: done although it must be refused, or refused so although nothing is in its way. */
export function expect(
  { board }: Shift,
  verb: string,
  answer: Answer,
  { refused, must }: { readonly refused: string; readonly must: boolean },
): void {
  if (must && 'done' in answer) board.wrong.push(`${verb} was done, rather than refused as ${refused}`);
  if (!must && 'refused' in answer && answer.refused === refused) board.wrong.push(`${verb} was refused as ${refused}`);
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

/** A delivery line of an item, good for some days; now and then for none. Some is sent back at the door, some comes on top for nothing. */
export function delivery(shift: Shift, item: Item, { businessDate }: Place, quantity: number) {
  const { random } = shift;
  const part = (most: number) => Math.round((quantity * random.whole(1, most)) / 10_000) * 1_000;
  const rejected = random.whole(1, 6) === 1 ? part(10) : 0;
  const accepted = rejected > 0 && random.whole(1, 4) === 1 ? 0 : quantity;
  // Mostly less than is paid for.
  const free = accepted > 0 && random.whole(1, 6) === 1 ? part(12) : 0;
  const value = accepted === 0 ? 0 : Math.max(1, Math.round((item.price * quantity) / 1_000) + random.whole(-3, 3));
  const days = random.whole(1, 4) === 1 ? null : random.whole(0, 6);
  const expiryDate = days === null ? null : addDays(businessDate, days);
  return {
    batchId: newId(),
    stockItemId: item.id,
    ...{ accepted, free, rejected, rejectReason: rejected > 0 ? 'Torn bags.' : null },
    unit: item.unit,
    value,
    expiryDate,
    supplierBatch: `LOT-${random.whole(1, 40)}`,
  };
}
