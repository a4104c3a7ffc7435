import { AppError, assert, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { attachFiles } from '../../../platform/files/keep-file.ts';
import { post } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { categoriesById } from '../categories/category.ts';
import { costOf } from '../claims/postings.ts';
import { receiptLacks, rowsOf, unfit, writtenLine } from '../claims/written-lines.ts';
import {
  closedBox,
  heldBox,
  lastCountedOn,
  maySeeBox,
  noSuchBox,
  PETTY_CASH,
  type PettyBox,
  type PettyVoucher,
  saysMoved,
  shortBox,
  VOUCHER_SOURCE,
} from './box.ts';
import { pettyVouchers } from './tables.ts';

/**
 * Pays something out of a box, by who answers for it, and books it; what is above the box’s limit waits for another person and moves nothing until
 * then. Its receipts were sent before (`/files/claims/`). Refuses BOX_CLOSED, NOT_CUSTODIAN, what lines of claims are refused for
 * (AMOUNT_NOT_POSITIVE, CATEGORY_CLOSED, SELLER_GSTIN_INVALID, TAX_UNFIT, DAY_AHEAD, PERIOD_LOCKED, RECEIPT_NEEDED), DAY_BEFORE for a day before the
 * last count, and BOX_SHORT. Throws NOT_FOUND for a receipt that is not one’s own. Rules §1.8, §2.4.
 */
export const payPettyVoucher = command({
  name: 'expenses.payPettyVoucher',
  permission: 'petty:spend',
  input: writtenLine.extend({ id: z.uuid(), boxId: z.uuid() }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'petty_voucher', id }),
  async handle(scope, { id, boxId, ...written }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const box = await heldBox(tx, boxId);
    const strange = await notCustodian(scope, box);
    within(box.outletId);
    const rows = rowsOf(id, [written]);
    const refusal =
      strange ??
      closedBox(box) ??
      (await unfit(scope, box.outletId, rows)) ??
      (await receiptLacks(tx, rows)) ??
      beforeCounted(written, await lastCountedOn(tx, boxId)) ??
      shortBox(box, written.amount);
    if (refusal) return refusal;
    const [line] = rows;
    assert(line, 'a voucher is one line', { id });
    const { claimId: _, position: __, ...facts } = line;
    await attachFiles(
      scope,
      facts.receiptIds,
      { outletId: box.outletId, ownerType: 'EXPENSE_CLAIM', ownerId: id },
      () => {
        return new AppError('NOT_FOUND', 'A receipt is not there any more, or somebody else’s. Add it again.');
      },
    );
    const said = { ...facts, id, boxId, custodianId: box.custodianId, madeAt: now };
    const isWaiting = written.amount > box.voucherLimit;
    const entryId = isWaiting ? null : await bookVoucher(scope, box, said);
    const row = { ...said, state: isWaiting ? ('WAITING' as const) : ('PAID' as const), entryId };
    await tx.insert(pettyVouchers).values(row);
    if (!isWaiting) saysMoved(scope, box, -written.amount);
    changed({ entity: 'petty_voucher', id, before: null, after: { ...row, by: actor.id } });
    return { id };
  },
});

async function notCustodian({ tx, actor }: Pick<CommandScope, 'tx' | 'actor'>, box: PettyBox): Promise<Refusal | null> {
  if (actor.id !== null && (await isOnePerson(tx, actor.id, box.custodianId))) return null;
  if (!maySeeBox(actor, box)) throw noSuchBox();
  return refuse('NOT_CUSTODIAN', 'Somebody else answers for this box: they alone pay out of it.');
}

function beforeCounted({ day }: { readonly day: string }, notBefore: string | null): Refusal | null {
  if (notBefore === null || day >= notBefore) return null;
  const message = `The box was counted on ${notBefore}, and what was paid before is in that count: date it then or later.`;
  return refuse('DAY_BEFORE', message, { notBefore });
}

/** Books what leaves a box: cost and credited tax against the cash in it. Gives the entry. Rules §1.8, §2.4. */
export async function bookVoucher(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  box: Pick<PettyBox, 'id' | 'outletId' | 'name'>,
  voucher: Omit<
    PettyVoucher,
    'number' | 'state' | 'entryId' | 'decidedBy' | 'decidedAt' | 'reversedBy' | 'reversedAt' | 'reason'
  >,
): Promise<string> {
  const { id, day, amount, categoryId, what } = voucher;
  const category = (await categoriesById(tx, [categoryId])).get(categoryId);
  assert(category, 'a voucher has a category', { id });
  return post(tx, {
    ...{ outletId: box.outletId, source: { type: VOUCHER_SOURCE, id }, event: 'paid', at: now, postedBy: actor.label },
    ...{ narration: `${box.name}: ${what}`, dates: { businessDate: day, taxDate: day } },
    lines: [...costOf({ ...voucher, category }), { account: PETTY_CASH, credit: amount, party: box.id }],
  });
}
