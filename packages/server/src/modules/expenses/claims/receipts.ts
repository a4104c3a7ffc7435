import { AppError, isRefusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import { keepPicture, pictureById, preparedReceipt, sentPicture } from '../../../platform/files/keep-file.ts';
import type { PictureRoute } from '../../../platform/files/picture-route.ts';
import { placeOf } from '../../places/index.ts';
import { maySee } from './claim.ts';
import { expenseClaims } from './tables.ts';

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

/** A receipt with its content, for whoever may see its claim, or sent it. Throws NOT_FOUND. */
export const readExpenseReceipt = query({
  name: 'expenses.readReceipt',
  permission: 'expense:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor }, { id }) {
    const found = await pictureById(db, id, 'EXPENSE_CLAIM');
    const [claim] = found?.ownerId
      ? await db.select().from(expenseClaims).where(eq(expenseClaims.id, found.ownerId))
      : [];
    const isTheirs = actor.id !== null && found?.keptBy === actor.id;
    if (!found || !(isTheirs || (claim && maySee(actor, claim)))) {
      throw new AppError('NOT_FOUND', 'There is no such receipt.');
    }
    return found;
  },
});

export const expenseReceipts: PictureRoute = {
  under: '/files/claims/',
  takesPdf: true,
  keep: keepExpenseReceipt,
  read: readExpenseReceipt,
};
