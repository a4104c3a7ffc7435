import { AppError, type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, inArray, sql } from 'drizzle-orm';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import type { PostingLine } from '../../finance/index.ts';
import { isOnePerson, peopleWhoMay } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { pettyBoxes, pettyCounts, type pettyVouchers } from './tables.ts';

export type PettyBox = typeof pettyBoxes.$inferSelect;
export type PettyVoucher = typeof pettyVouchers.$inferSelect;
export type PettyCount = typeof pettyCounts.$inferSelect;

/** Where the entries of petty cash come from, as their source says. */
export const VOUCHER_SOURCE = 'petty_voucher';
export const COUNT_SOURCE = 'petty_count';

/** Where boxes lie in the books, each as a party; the safe is there without one. Rules §2.2. */
export const PETTY_CASH = '1015';
const OVER_SHORT = '6900';
const BANK = '1020';

/** A box, held against others. Throws NOT_FOUND. */
export async function heldBox(tx: Tx, id: string): Promise<PettyBox> {
  const [found] = await tx.select().from(pettyBoxes).where(eq(pettyBoxes.id, id)).for('update');
  if (!found) throw noSuchBox();
  return found;
}

/** What is said of a box that is none, or somebody else’s. */
export function noSuchBox(): AppError {
  return new AppError('NOT_FOUND', 'There is no such box.');
}

/** One box; null when there is none. */
export async function boxById(reader: Reader, id: string): Promise<PettyBox | null> {
  const [row] = await reader.select().from(pettyBoxes).where(eq(pettyBoxes.id, id));
  return row ?? null;
}

/** Boxes by their ids. */
export async function boxesById(reader: Reader, ids: readonly string[]): Promise<Map<string, PettyBox>> {
  const rows = await reader
    .select()
    .from(pettyBoxes)
    .where(inArray(pettyBoxes.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether somebody may see a box: they answer for it, or they see the books of its outlet. */
export function maySeeBox(actor: Actor, { custodianId, outletId }: PettyBox): boolean {
  return actor.id === custodianId || holds(actor, 'ledger:read', outletId);
}

/** Nothing is paid out of a box that is closed, nor counted: BOX_CLOSED; null while it is in use. */
export function closedBox({ inUse }: PettyBox): Refusal | null {
  return inUse ? null : refuse('BOX_CLOSED', 'This box is closed. Choose another one.');
}

/** So much is not in a box: BOX_SHORT; null when it is. */
export function shortBox({ balance }: PettyBox, amount: Money): Refusal | null {
  if (amount <= balance) return null;
  return refuse('BOX_SHORT', 'There is not that much in the box. Have it filled up first.', { balance });
}

/** Whoever answers for a box is not the other person: ANOTHER_PERSON_NEEDED; null for everybody else. */
export async function ownBox(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  { custodianId }: Pick<PettyBox, 'custodianId'>,
  does: string,
): Promise<Refusal | null> {
  if (actor.id !== null && !(await isOnePerson(tx, actor.id, custodianId))) return null;
  return refuse('ANOTHER_PERSON_NEEDED', `You answer for this box yourself: somebody else ${does}.`);
}

/** Cash is given into the hands of somebody who still works with it: CUSTODIAN_LEFT; null when they do. */
export async function custodianLeft(
  scope: Pick<CommandScope, 'tx' | 'now' | 'use'>,
  { outletId, custodianId }: Pick<PettyBox, 'outletId' | 'custodianId'>,
): Promise<Refusal | null> {
  const people = await peopleWhoMay(scope, { permission: 'petty:spend', outletId });
  if (people.some(({ id }) => id === custodianId)) return null;
  const message =
    'Who answers for this box may not pay out of it any more. Empty it, and choose somebody else; or close it.';
  return refuse('CUSTODIAN_LEFT', message);
}

/** Says what a voucher moves in its box: so much less, or again more. */
export function saysMoved({ changed }: Pick<CommandScope, 'changed'>, { id, balance }: PettyBox, by: Money): void {
  changed({ entity: 'petty_box', id, before: { balance }, after: { balance: balance + by } });
}

/** The business day of an outlet. */
export async function todayAt({ tx, now }: Pick<CommandScope, 'tx' | 'now'>, outletId: string): Promise<string> {
  return datesAt(await placeOf(tx, outletId), now).businessDate;
}

/** The day on which a box was counted last, up to which all that was paid out of it is known; null when it never was. */
export async function lastCountedOn(reader: Reader | Tx, boxId: string): Promise<string | null> {
  const [row] = await reader
    .select({ day: sql<string | null>`max(${pettyCounts.day})` })
    .from(pettyCounts)
    .where(eq(pettyCounts.boxId, boxId));
  return row?.day ?? null;
}

interface Counted {
  /** Counted less what the books say; what came to it, less than nothing for what went. */
  readonly difference: Money;
  readonly added: Money;
  readonly place: PettyCount['place'];
}

/** What a count found beside the books, over or short, and what moved then. Rules §2.3 G27. */
export function countPosting(boxId: string, { difference, added, place }: Counted): PostingLine[] {
  return [
    side({ account: PETTY_CASH, party: boxId }, difference + added),
    side({ account: OVER_SHORT }, -difference),
    side({ account: place === 'BANK' ? BANK : PETTY_CASH }, -added),
  ];
}

function side(line: Pick<PostingLine, 'account' | 'party'>, amount: Money): PostingLine {
  return amount > 0 ? { ...line, debit: amount } : { ...line, credit: -amount };
}
