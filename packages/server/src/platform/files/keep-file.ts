import { createHash } from 'node:crypto';
import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandScope } from '../command/spec.ts';
import type { Reader, Tx } from '../db/database.ts';
import { cleanPicture, PICTURE_BYTES_AT_MOST, type Picture } from './clean-picture.ts';
import { cleanReceipt, type Receipt } from './clean-receipt.ts';
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

/** How many of one person may wait for what they belong to: ten entries' full of photos. They go after a day. */
export const LOOSE_AT_MOST = 10 * PICTURES_AT_MOST;

/** Pictures that were kept before, by id. */
export const pictureIds = z
  .array(z.uuid())
  .max(PICTURES_AT_MOST, `At most ${PICTURES_AT_MOST} photos belong to one entry.`)
  .refine((ids) => new Set(ids).size === ids.length, 'A photo is named twice.')
  .nullish();

/** A picture as it will be kept, of what somebody may send here. Before the transaction: it takes as long as it takes. Refuses NO_PICTURE. */
export const preparedPicture = prepared(cleanPicture);

/** The same of a receipt, which may be a PDF. Refuses NO_RECEIPT. */
export const preparedReceipt = prepared(cleanReceipt);

function prepared<Made extends Picture | Receipt, No extends Refusal>(clean: (sent: Buffer) => Promise<Made | No>) {
  return async (
    { within }: Pick<CommandScope, 'within'>,
    { outletId, content }: z.output<typeof sentPicture>,
  ): Promise<(Made & { readonly digest: string }) | No> => {
    within(outletId);
    const sent = Buffer.from(content, 'base64');
    const made = await clean(sent);
    if (isRefusal(made)) return made;
    return { ...(made as Made), digest: createHash('sha256').update(sent).digest('hex') };
  };
}

/** Keeps a prepared picture that will belong to something of this kind. Throws RATE_LIMITED for one of very many that belong to nothing. */
export async function keepPicture(
  { tx, now, actor, within }: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'within'>,
  { id, outletId }: z.output<typeof sentPicture>,
  {
    picture,
    ownerType,
  }: { readonly picture: (Picture | Receipt) & { readonly digest: string }; readonly ownerType: FileOwner },
): Promise<{ id: string; width: number | null; height: number | null }> {
  within(outletId);
  await assertFewLoose(tx, actor.id);
  await tx.insert(files).values({
    ...{ id, outletId, ownerType, mediaType: 'image/jpeg', ...picture },
    ...{ keptBy: actor.id, keptAt: now },
  });
  return { id, width: picture.width, height: picture.height };
}

/** One at a time for each person, so that many at once are counted too. */
async function assertFewLoose(tx: Tx, personId: string | null): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`loose files:${personId}`}, 0))`);
  const own = personId === null ? isNull(files.keptBy) : eq(files.keptBy, personId);
  if ((await tx.$count(files, and(isNull(files.ownerId), own))) < LOOSE_AT_MOST) return;
  const message = `You sent ${LOOSE_AT_MOST} photos that belong to nothing yet. Write down what they are of, or come back tomorrow.`;
  throw new AppError('RATE_LIMITED', message, { retryAfterSeconds: 3_600 });
}

/** Says what pictures belong to, once. Throws `unknown` when one is not of this outlet and kind, not this person's, or of something else already. */
export async function attachFiles(
  { tx, actor, changed }: Pick<CommandScope, 'tx' | 'actor' | 'changed'>,
  ids: readonly string[],
  of: {
    readonly outletId: string;
    readonly ownerType: FileOwner;
    readonly ownerId: string;
    /** Which line of it, from 1; the whole unless said. */
    readonly ownerPart?: number;
  },
  unknown: () => AppError,
): Promise<void> {
  if (ids.length === 0) return;
  const attached = await tx
    .update(files)
    .set({ ownerId: of.ownerId, ownerPart: of.ownerPart ?? null })
    .where(
      and(
        ...[inArray(files.id, [...ids]), eq(files.outletId, of.outletId), eq(files.ownerType, of.ownerType)],
        ...[isNull(files.ownerId), actor.id === null ? isNull(files.keptBy) : eq(files.keptBy, actor.id)],
      ),
    )
    .returning({ id: files.id });
  if (attached.length !== ids.length) throw unknown();
  for (const { id } of attached) changed({ entity: 'file', id, before: { ownerId: null }, after: { ...of } });
}

/** The pictures of things, which have pixels, the first one first; of each its id, its size, and the line it belongs to. */
export async function picturesOf(
  reader: Reader | Tx,
  ownerIds: readonly string[],
): Promise<(Pick<KeptFile, 'id' | 'ownerId' | 'ownerPart'> & { readonly width: number; readonly height: number })[]> {
  const { id, ownerId, ownerPart } = files;
  const [width, height] = [sql<number>`${files.width}`, sql<number>`${files.height}`];
  return reader
    .select({ id, ownerId, ownerPart, width, height })
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
