import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../db/columns.ts';

/** What kinds of things a file may belong to. */
export const fileOwner = pgEnum('file_owner', ['WASTE_ENTRY', 'GOODS_RECEIPT', 'EXPENSE_CLAIM']);

/** Pictures, and receipts as PDF, that belong to something. What they show is written once; only what they belong to is said later, and once. */
export const files = pgTable(
  'files',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    ownerType: fileOwner().notNull(),
    // What it belongs to; null until that is written down. What stays without is removed after a day.
    ownerId: uuid(),
    // Which line of that it belongs to, from 1; null for the whole.
    ownerPart: integer(),
    // A picture as it was made here, whatever was sent; a PDF as it came.
    mediaType: text({ enum: ['image/jpeg', 'application/pdf'] }).notNull(),
    // Pixels; of pictures alone.
    width: integer(),
    height: integer(),
    // SHA-256 of what was sent, in hexadecimal: the same picture under the same id is the same said again.
    digest: text().notNull(),
    content: bytes().notNull(),
    keptBy: uuid(),
    keptAt: instant().notNull(),
  },
  (row) => [
    index('files_owner').on(row.ownerId).where(sql`${row.ownerId} is not null`),
    // What was sent twice is found by it.
    index('files_digest').on(row.digest),
    index('files_loose').on(row.keptAt).where(sql`${row.ownerId} is null`),
    check('files_size', sql`octet_length(${row.content}) between 1 and 2097152`),
    check(
      'files_picture',
      sql`case ${row.mediaType} when 'image/jpeg' then coalesce(${row.width} between 1 and 2000 and ${row.height} between 1 and 2000, false)
        else num_nulls(${row.width}, ${row.height}) = 2 end`,
    ),
    check('files_digest', sql`${row.digest} ~ '^[0-9a-f]{64}$'`),
    check('files_part', sql`${row.ownerPart} is null or (${row.ownerPart} >= 1 and ${row.ownerId} is not null)`),
    check('files_media_type', sql`${row.mediaType} in ('image/jpeg', 'application/pdf')`),
  ],
);
