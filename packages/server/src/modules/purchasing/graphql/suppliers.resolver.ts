import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile, NameTaken } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { StockItemType, stockItemsById, UnitUnknown } from '../../inventory/index.ts';
import { supplierPerformance } from '../performance/facts.ts';
import { priceCounts, pricesByItem } from '../suppliers/prices.ts';
import { itemsBySupplier, listSuppliers, readSupplier, suppliersById } from '../suppliers/queries.ts';
import { saveSupplier } from '../suppliers/save-supplier.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import {
  GstinInvalid,
  GstinTaken,
  SaveSupplierInput,
  SaveSupplierItemInput,
  SupplierConnection,
  SupplierItemType,
  SupplierPerformanceType,
  SupplierPriceType,
  SupplierType,
} from './suppliers.types.ts';

const SaveSupplierResult = resultUnion('SaveSupplierResult', 'The supplier as saved, or why not.', [
  ...[SupplierType, NameTaken, GstinInvalid, GstinTaken, ChangedMeanwhile],
]);
const SaveSupplierItemResult = resultUnion('SaveSupplierItemResult', 'The supplier with what they sell, or why not.', [
  ...[SupplierType, UnitUnknown],
]);

@Resolver(() => SupplierType)
export class SupplierResolver {
  @Query(() => SupplierConnection, { description: 'The suppliers of the organisation, by name.' })
  @Access(listSuppliers)
  suppliers(
    @Ctx() context: GraphContext,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name.' }) search?: string | null,
    @Arg('stockItemId', () => UuidScalar, { nullable: true, description: 'Only who sells this.' })
    stockItemId?: string | null,
    @Arg('alsoRetired', () => Boolean, {
      nullable: true,
      description: 'Also those from whom nothing is bought any more.',
    })
    alsoRetired?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listSuppliers(context, { search, stockItemId, alsoRetired: alsoRetired ?? false, first, after });
  }

  @Query(() => SupplierType, { nullable: true, description: 'One supplier.' })
  @Access(readSupplier)
  supplier(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'The supplier.' }) id: string) {
    return readSupplier(context, { id });
  }

  @Query(() => SupplierPerformanceType, { description: 'How a supplier did for an outlet in the last ninety days.' })
  @Access(supplierPerformance)
  supplierPerformance(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('supplierId', () => UuidScalar, { description: 'The supplier.' }) supplierId: string,
  ) {
    return supplierPerformance(context, { outletId, supplierId });
  }

  @Mutation(() => SaveSupplierResult, { description: 'Makes a supplier, changes one, or takes one out of use.' })
  @Access(saveSupplier)
  async saveSupplier(@Ctx() context: GraphContext, @Arg('input', () => SaveSupplierInput) input: SaveSupplierInput) {
    return reply('Supplier', await saveSupplier(context, input), (supplier) => supplier);
  }

  @Mutation(() => SaveSupplierItemResult, {
    description: 'Says what a supplier sells and for how much; a new price begins, the old ones stay readable.',
  })
  @Access(saveSupplierItem)
  async saveSupplierItem(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveSupplierItemInput) input: SaveSupplierItemInput,
  ) {
    return reply('Supplier', await saveSupplierItem(context, input), async ({ supplierId }) => {
      return (await suppliersById(context.platform.db, [supplierId])).get(supplierId) ?? {};
    });
  }

  @FieldResolver(() => [SupplierItemType], { description: 'What they sell; what they sell no longer comes last.' })
  items(@Root() supplier: SupplierType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.items', (ids) => itemsBySupplier(context.platform.db, ids), supplier.id);
  }
}

@Resolver(() => SupplierItemType)
export class SupplierItemResolver {
  @FieldResolver(() => StockItemType, { description: 'What it is.' })
  item(@Root() { stockItemId }: SupplierItemType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }

  @FieldResolver(() => Int, { description: 'How many prices were said of it.' })
  async priceCount(
    @Root() { supplierId, stockItemId }: SupplierItemType,
    @Ctx() context: GraphContext,
  ): Promise<number> {
    const { db } = context.platform;
    const key = `${supplierId}:${stockItemId}`;
    return (await load(context, 'purchasing.priceCounts', (keys) => priceCounts(db, keys), key)) ?? 0;
  }

  @FieldResolver(() => [SupplierPriceType], {
    description: 'Its prices, newest first, at most twenty; also one that begins later.',
  })
  prices(@Root() { supplierId, stockItemId }: SupplierItemType, @Ctx() context: GraphContext) {
    const key = `${supplierId}:${stockItemId}`;
    return load(context, 'purchasing.prices', (keys) => pricesByItem(context.platform.db, keys), key);
  }
}
