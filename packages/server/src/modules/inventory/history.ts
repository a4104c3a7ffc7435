import { AppError } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { newestFirst } from '../../platform/graphql/newest-first.ts';
import { placeOf } from '../places/index.ts';
import { batches, stockMoves } from './tables.ts';

const paged = { outletId: z.uuid(), first: z.number().nullish(), after: z.string().nullish() };

/** The batches of an item that hold nothing any more, those that came last first, a page at a time. */
export const usedUpBatches = query({
  name: 'inventory.usedUpBatches',
  permission: 'stock:read',
  input: z.object({ ...paged, stockItemId: z.uuid() }),
  async handle({ db, within }, { outletId, stockItemId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const isSpent = and(
      ...[eq(batches.outletId, outletId), eq(batches.stockItemId, stockItemId)],
      eq(batches.status, 'DEPLETED'),
    );
    return newestFirst(db, args, {
      ...{ table: batches, at: 'receivedAt', of: isSpent },
      select: (where) => db.select().from(batches).where(where),
    });
  },
});

/** All that happened to a batch, newest first, a page at a time; also to one that is used up. Throws NOT_FOUND for a batch of another outlet. */
export const batchMoves = query({
  name: 'inventory.batchMoves',
  permission: 'stock:read',
  input: z.object({ ...paged, batchId: z.uuid() }),
  async handle({ db, within }, { outletId, batchId, ...args }) {
    within(outletId);
    const isOfOutlet = and(eq(batches.id, batchId), eq(batches.outletId, outletId));
    if ((await db.$count(batches, isOfOutlet)) === 0) throw new AppError('NOT_FOUND', 'There is no such batch here.');
    return newestFirst(db, args, {
      ...{ table: stockMoves, at: 'at', of: eq(stockMoves.batchId, batchId) },
      select: (where) => db.select().from(stockMoves).where(where),
    });
  },
});
