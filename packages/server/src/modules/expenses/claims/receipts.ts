import { AppError, isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { keepPicture, pictureById, preparedReceipt, sentPicture } from '../../../platform/files/keep-file.ts';
import type { PictureRoute } from '../../../platform/files/picture-route.ts';
import { placeOf } from '../../places/index.ts';
import { boxById, maySeeBox } from '../petty/box.ts';
import { voucherById } from '../petty/queries.ts';
import { claimById, maySee } from './claim.ts';

/** Keeps a receipt before the claim that names it. Refuses NO_RECEIPT. Throws NOT_FOUND for an outlet, RATE_LIMITED for too many of no claim. */
export const keepExpenseReceipt = command({
  name: 'expenses.keepReceipt',
  permission: 'expense:claim',
  input: sentPicture,
  mask: ['content'],
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'file', id }),
  prepare: preparedReceipt,
  async handle(scope, input, picture) {
    if (isRefusal(picture)) return picture;
    await placeOf(scope.tx, input.outletId);
    return keepPicture(scope, input, { picture, ownerType: 'EXPENSE_CLAIM' });
  },
});

/** A receipt with its content, for whoever may see its claim or voucher, or sent it. Throws NOT_FOUND. */
export const readExpenseReceipt = query({
  name: 'expenses.readReceipt',
  permission: 'expense:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor }, { id }) {
    const found = await pictureById(db, id, 'EXPENSE_CLAIM');
    const isTheirs = actor.id !== null && found?.keptBy === actor.id;
    if (!found || !(isTheirs || (await maySeeOwner(db, actor, found.ownerId)))) {
      throw new AppError('NOT_FOUND', 'There is no such receipt.');
    }
    return found;
  },
});

/** A receipt is of a claim, or of a voucher of petty cash. */
async function maySeeOwner(db: Reader, actor: Actor, ownerId: string | null): Promise<boolean> {
  if (ownerId === null) return false;
  const claim = await claimById(db, ownerId);
  if (claim) return maySee(actor, claim);
  const voucher = await voucherById(db, ownerId);
  const box = voucher && (await boxById(db, voucher.boxId));
  return box !== null && maySeeBox(actor, box);
}

export const expenseReceipts: PictureRoute = {
  under: '/files/claims/',
  takesPdf: true,
  keep: keepExpenseReceipt,
  read: readExpenseReceipt,
};
