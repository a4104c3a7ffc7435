import { AppError, isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import { keepPicture, pictureById, preparedPicture, sentPicture } from '../../../platform/files/keep-file.ts';
import type { PictureRoute } from '../../../platform/files/picture-route.ts';
import { placeOf } from '../../places/index.ts';

/** Keeps a photo of what came, before the delivery itself is written down, which names it. Refuses NO_PICTURE. Throws NOT_FOUND for an outlet, RATE_LIMITED for too many photos of nothing. */
export const keepReceiptPhoto = command({
  name: 'purchasing.keepReceiptPhoto',
  permission: 'stock:receive',
  input: sentPicture,
  mask: ['content'],
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'file', id }),
  prepare: preparedPicture,
  async handle(scope, input, picture) {
    if (isRefusal(picture)) return picture;
    await placeOf(scope.tx, input.outletId);
    return keepPicture(scope, input, { picture, ownerType: 'GOODS_RECEIPT' });
  },
});

/** A photo of what came, with its content. Throws NOT_FOUND. */
export const readReceiptPhoto = query({
  name: 'purchasing.readReceiptPhoto',
  permission: 'purchase:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, within }, { id }) {
    const found = await pictureById(db, id, 'GOODS_RECEIPT');
    if (!found) throw new AppError('NOT_FOUND', 'There is no such photo.');
    within(found.outletId);
    return found;
  },
});

export const receiptPhotos: PictureRoute = {
  under: '/files/receipts/',
  keep: keepReceiptPhoto,
  read: readReceiptPhoto,
};
