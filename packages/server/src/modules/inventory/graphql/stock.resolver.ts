import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { stockChanged } from '../../../events/inventory.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { PositionScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { menuOf } from '../../catalog/index.ts';
import { CodeTaken } from '../../places/index.ts';
import { deficitsByLevel } from '../deficits/queries.ts';
import { batchCounts, batchesByLevel, levelKey, stockItemsById } from '../loaders.ts';
import { variantsUsing } from '../portions-left.ts';
import { levelsOf, type StockLevel, stockLevelOf, stockLevelsOf } from '../queries.ts';
import { saveStockItem } from '../save-stock-item.ts';
import { SaveStockItemInput } from './stock.inputs.ts';
import {
  BatchType,
  StockChangedType,
  StockDeficitType,
  StockItemType,
  StockLevelConnection,
  StockLevelType,
} from './stock.types.ts';

const SaveStockItemResult = resultUnion('SaveStockItemResult', 'The stock item as saved, or why not.', [
  ...[StockItemType, CodeTaken, ChangedMeanwhile],
]);

@Resolver(() => StockLevelType)
export class StockResolver {
  @Query(() => StockLevelConnection, { description: 'What an outlet has of every stock item, by name.' })
  @Access(stockLevelsOf)
  stockLevels(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name.' }) search?: string | null,
    @Arg('locationId', () => UuidScalar, {
      nullable: true,
      description: 'Only items of which something lies there; the figures stay those of the outlet.',
    })
    locationId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return stockLevelsOf(context, { outletId, search, locationId, first, after });
  }

  @Query(() => StockLevelType, { nullable: true, description: 'What an outlet has of one stock item.' })
  @Access(stockLevelOf)
  stockItem(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The stock item.' }) id: string,
  ) {
    return stockLevelOf(context, { outletId, id });
  }

  @Mutation(() => SaveStockItemResult, { description: 'Makes a stock item, or changes the one with this id.' })
  @Access(saveStockItem)
  async saveStockItem(@Ctx() context: GraphContext, @Arg('input', () => SaveStockItemInput) input: SaveStockItemInput) {
    const saved = await saveStockItem(context, input);
    return reply('StockItem', saved, async ({ id }) => (await stockItemsById(context.platform.db, [id])).get(id) ?? {});
  }

  @Subscription(() => StockChangedType, {
    description: 'Tells of what there is, as orders take it and deliveries bring it: at most five times a second.',
    subscribe: ({ context, args }) =>
      liveStream(context as GraphContext, {
        stream: args.outletId,
        events: [stockChanged],
        since: args.since,
        gatherMs: 200,
        permitted: () => true,
      }),
  })
  @Access('public')
  async stockChanged(
    @Root() message: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen: what was missed comes first. Without it the stream begins now.',
    })
    _since?: number | null,
  ) {
    const { position, after, at, events } = message;
    const { db, clock } = context.platform;
    const now = clock.now();
    const ids = new Set(events.flatMap(({ payload }) => (payload as { stockItemIds: string[] }).stockItemIds));
    const [menu, variantIds] = await Promise.all([menuOf(db, outletId), variantsUsing(db, ids, now)]);
    const items = [...menu.itemsById.values()].filter((item) => item.variants.some(({ id }) => variantIds.has(id)));
    const levels = holds(context.actor, 'stock:read', outletId) ? await levelsOf(db, { outletId, at: now }, ids) : [];
    return { position, after, at, items, levels };
  }

  @FieldResolver(() => ID, { description: 'Outlet and stock item, joined by a colon.' })
  id(@Root() level: StockLevel): string {
    return levelKey(level.outletId, level.item.id);
  }

  @FieldResolver(() => QuantityScalar, { description: 'What can be promised: on hand less reserved.' })
  available(@Root() level: StockLevel): number {
    return level.onHand - level.reserved;
  }

  @FieldResolver(() => StockDeficitType, {
    nullable: true,
    description: 'What was used beyond the records and not cleared yet; null when nothing was.',
  })
  async deficit(@Root() level: StockLevel, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return load(context, 'inventory.deficits', (keys) => deficitsByLevel(db, keys), this.id(level));
  }

  @FieldResolver(() => Int, { description: 'How many batches still hold something.' })
  async batchCount(@Root() level: StockLevel, @Ctx() context: GraphContext): Promise<number> {
    const { db } = context.platform;
    return (await load(context, 'inventory.batchCounts', (keys) => batchCounts(db, keys), this.id(level))) ?? 0;
  }

  @FieldResolver(() => [BatchType], {
    description: 'The batches that still hold something, what goes first first; at most a hundred.',
  })
  batches(@Root() level: StockLevel, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return load(context, 'inventory.batches', (keys) => batchesByLevel(db, keys), this.id(level));
  }
}
