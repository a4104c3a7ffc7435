import { createHash } from 'node:crypto';
import { type AppError, isRefusal } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandScope } from '../command/spec.ts';
import type { Reader, Tx } from '../db/database.ts';
import { cleanPicture, type NoPicture, PICTURE_BYTES_AT_MOST } from './clean-picture.ts';
import { type fileOwner, files } from './tables.ts';

export type FileOwner = (typeof fileOwner.enumValues)[number];
export type KeptFile = typeof files.$inferSelect;

/** A picture as it is sent, its id made by whoever sends it; the bytes in base64. */
export const sentPicture = z.object({
  id: z.uuid(),
  outletId: z.uuid(),
  content: z.base64().max(Math.ceil(PICTURE_BYTES_AT_MOST / 3) * 4, 'The photo has more than 6 MB. Take it smaller.'),
});

/** How many pictures belong to one thing at most. */
export const PICTURES_AT_MOST = 6;

/** Pictures that were kept before, by id. */
export const pictureIds = z
  .array(z.uuid())
  .max(PICTURES_AT_MOST, `At most ${PICTURES_AT_MOST} photos belong to one entry.`)
  .refine((ids) => new Set(ids).size === ids.length, 'A photo is named twice.')
  .nullish();

/** Keeps a picture that will belong to something of this kind. Refuses NO_PICTURE. */
export async function keepPicture(
  { tx, now, actor, within }: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'within'>,
  { id, outletId, content }: z.output<typeof sentPicture>,
  ownerType: FileOwner,
): Promise<{ id: string; width: number; height: number } | NoPicture> {
  within(outletId);
  const sent = Buffer.from(content, 'base64');
  const picture = await cleanPicture(sent);
  if (isRefusal(picture)) return picture;
  const digest = createHash('sha256').update(sent).digest('hex');
  await tx.insert(files).values({
    ...{ id, outletId, ownerType, mediaType: 'image/jpeg', ...picture, digest },
    ...{ keptBy: actor.id, keptAt: now },
  });
  return { id, width: picture.width, height: picture.height };
}

/** Says what pictures belong to, once. Throws `unknown` when one is not of this outlet and kind, not this person's, or of something else already. */
export async function attachPictures(
  { tx, actor, changed }: Pick<CommandScope, 'tx' | 'actor' | 'changed'>,
  ids: readonly string[],
  of: { readonly outletId: string; readonly ownerType: FileOwner; readonly ownerId: string },
  unknown: () => AppError,
): Promise<void> {
  if (ids.length === 0) return;
  const attached = await tx
    .update(files)
    .set({ ownerId: of.ownerId })
    .where(
      and(
        ...[inArray(files.id, [...ids]), eq(files.outletId, of.outletId), eq(files.ownerType, of.ownerType)],
        ...[isNull(files.ownerId), actor.id === null ? isNull(files.keptBy) : eq(files.keptBy, actor.id)],
      ),
    )
    .returning({ id: files.id });
  if (attached.length !== ids.length) throw unknown();
  for (const { id } of attached)
    changed({ entity: 'file', id, before: { ownerId: null }, after: { ownerId: of.ownerId } });
}

/** The pictures of things, the first one first; of each its id and size. */
export async function picturesOf(
  reader: Reader | Tx,
  ownerIds: readonly string[],
): Promise<Pick<KeptFile, 'id' | 'ownerId' | 'width' | 'height'>[]> {
  return reader
    .select({ id: files.id, ownerId: files.ownerId, width: files.width, height: files.height })
    .from(files)
    .where(inArray(files.ownerId, [...ownerIds]))
    .orderBy(files.keptAt, files.id);
}

/** A picture with its content; null when there is none of this kind. */
export async function pictureById(reader: Reader, id: string, ownerType: FileOwner): Promise<KeptFile | null> {
  const [found] = await reader
    .select()
    .from(files)
    .where(and(eq(files.id, id), eq(files.ownerType, ownerType)));
  return found ?? null;
}
