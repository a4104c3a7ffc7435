import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { daysByOutlet, moveCounts, movesByBatch, unitsByItem } from '../loaders.ts';
import { wasteByIds } from '../waste/queries.ts';
import { BatchStatusEnum, BatchType, StockItemType, StockMoveObjectType, StockUnitType } from './stock.types.ts';

@Resolver(() => StockItemType)
export class StockItemResolver {
  @FieldResolver(() => [StockUnitType], { description: 'The units it is counted in besides its base unit.' })
  units(@Root() item: StockItemType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.units', (ids) => unitsByItem(context.platform.db, ids), item.id);
  }
}

@Resolver(() => BatchType)
export class BatchResolver {
  @FieldResolver(() => BatchStatusEnum, {
    description: 'Whether it may be taken from; EXPIRED from the midnight after its last day on.',
  })
  async status(@Root() batch: BatchType, @Ctx() context: GraphContext): Promise<BatchType['status']> {
    if (batch.status !== 'AVAILABLE' || batch.expiryDate === null) return batch.status;
    const { db, clock } = context.platform;
    const today = await load(context, 'inventory.today', (ids) => daysByOutlet(db, ids, clock.now()), batch.outletId);
    return today !== undefined && batch.expiryDate < today ? 'EXPIRED' : batch.status;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it lies apart until somebody decides on it as waste.' })
  async waitsAsWaste(@Root() { sourceType, sourceId }: BatchType, @Ctx() context: GraphContext): Promise<boolean> {
    if (sourceType !== 'set-aside') return false;
    return Boolean(await load(context, 'inventory.waste', (ids) => wasteByIds(context.platform.db, ids), sourceId));
  }

  @FieldResolver(() => Int, { description: 'How often it changed.' })
  async moveCount(@Root() batch: BatchType, @Ctx() context: GraphContext): Promise<number> {
    return (await load(context, 'inventory.moveCounts', (ids) => moveCounts(context.platform.db, ids), batch.id)) ?? 0;
  }

  @FieldResolver(() => [StockMoveObjectType], { description: 'What happened to it, newest first; at most a hundred.' })
  moves(@Root() batch: BatchType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.moves', (ids) => movesByBatch(context.platform.db, ids), batch.id);
  }
}
