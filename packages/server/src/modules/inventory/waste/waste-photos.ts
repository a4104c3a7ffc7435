import { AppError, isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import { keepPicture, pictureById, preparedPicture, sentPicture } from '../../../platform/files/keep-file.ts';
import type { PictureRoute } from '../../../platform/files/picture-route.ts';
import { placeOf } from '../../places/index.ts';

/** Keeps a photo of what is wasted, before the waste itself is written down, which names it. Refuses NO_PICTURE. Throws NOT_FOUND for an outlet, RATE_LIMITED for too many photos of nothing. */
export const keepWastePhoto = command({
  name: 'inventory.keepWastePhoto',
  permission: 'waste:record',
  input: sentPicture,
  mask: ['content'],
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'file', id }),
  prepare: preparedPicture,
  async handle(scope, input, picture) {
    if (isRefusal(picture)) return picture;
    await placeOf(scope.tx, input.outletId);
    return keepPicture(scope, input, { picture, ownerType: 'WASTE_ENTRY' });
  },
});

/** A photo of waste, with its content. Throws NOT_FOUND. */
export const readWastePhoto = query({
  name: 'inventory.readWastePhoto',
  permission: 'stock:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, within }, { id }) {
    const found = await pictureById(db, id, 'WASTE_ENTRY');
    if (!found) throw new AppError('NOT_FOUND', 'There is no such photo.');
    within(found.outletId);
    return found;
  },
});

export const wastePhotos: PictureRoute = { under: '/files/waste/', keep: keepWastePhoto, read: readWastePhoto };
