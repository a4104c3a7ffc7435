import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { actorNames } from '../../identity/index.ts';
import { batchMoves, usedUpBatches } from '../history.ts';
import { wasteByIds } from '../waste/queries.ts';
import { BatchConnection, StockMoveConnection, StockMoveObjectType } from './stock.types.ts';
import { WasteEntryType } from './waste.types.ts';

const OUTLET = { description: 'The outlet.' };
const FIRST = { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' };
const AFTER = { nullable: true, description: 'The cursor that the page begins after.' };

/** What lay in an outlet, and all that happened to it. */
@Resolver(() => StockMoveObjectType)
export class StockHistoryResolver {
  @Query(() => BatchConnection, {
    description: 'The batches of a stock item that hold nothing any more, those that came last first.',
  })
  @Access(usedUpBatches)
  usedUpBatches(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('stockItemId', () => UuidScalar, { description: 'The stock item.' }) stockItemId: string,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return usedUpBatches(context, { outletId, stockItemId, first, after });
  }

  @Query(() => StockMoveConnection, { description: 'All that happened to a batch, newest first.' })
  @Access(batchMoves)
  batchMoves(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('batchId', () => UuidScalar, { description: 'The batch; also one that is used up.' }) batchId: string,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return batchMoves(context, { outletId, batchId, first, after });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The person, device or key that brought it about; null for the product itself, and for who was erased.',
  })
  async by(@Root() { actorId }: StockMoveObjectType, @Ctx() context: GraphContext): Promise<string | null> {
    if (actorId === null) return null;
    const { db } = context.platform;
    return (await load(context, 'identity.actorNames', (ids) => actorNames(db, ids), actorId)) ?? null;
  }

  @FieldResolver(() => WasteEntryType, { nullable: true, description: 'The waste it belongs to, if it does.' })
  async waste(@Root() { sourceType, sourceId }: StockMoveObjectType, @Ctx() context: GraphContext) {
    if (sourceType !== 'waste' && sourceType !== 'set-aside') return null;
    const { db } = context.platform;
    return (await load(context, 'inventory.waste', (ids) => wasteByIds(db, ids), sourceId)) ?? null;
  }
}
