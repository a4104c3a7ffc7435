import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { PhotoType, photosByOwner, photosByPart } from '../../../platform/files/photo.type.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import {
  BatchType,
  batchesById,
  locationsById,
  NotMeasured,
  StockItemType,
  StockLocationType,
  StockMoveObjectType,
  stockItemsById,
  TooWarm,
  UnitUnknown,
} from '../../inventory/index.ts';
import { ordersById } from '../orders/queries.ts';
import { goodsReceiptOf, linesByReceipt, listGoodsReceipts, receiptById, receiptsById } from '../receipts/queries.ts';
import { receiveGoods } from '../receipts/receive-goods.ts';
import { suppliersById } from '../suppliers/queries.ts';
import { PurchaseOrderType } from './orders.types.ts';
import {
  ExpiredOnArrival,
  FarAboveCost,
  FarBelowCost,
  GoodsReceiptConnection,
  GoodsReceiptLineType,
  GoodsReceiptType,
  MoreThanOrdered,
  MuchFree,
  MuchWithoutOrder,
  NotOrdered,
  PurchaseOrderNotOpen,
  PurchaseOrderUnknown,
  ReceiveGoodsInput,
  ShortShelfLife,
} from './receipts.types.ts';
import { SupplierRetired, SupplierType } from './suppliers.types.ts';

const ReceiveGoodsResult = resultUnion('ReceiveGoodsResult', 'The delivery as entered, or why not.', [
  ...[GoodsReceiptType, PurchaseOrderUnknown, PurchaseOrderNotOpen, NotOrdered, UnitUnknown],
  ...[ExpiredOnArrival, ShortShelfLife, MoreThanOrdered, MuchWithoutOrder, MuchFree, FarBelowCost, SupplierRetired],
  ...[FarAboveCost, TooWarm, NotMeasured],
]);

@Resolver(() => GoodsReceiptType)
export class GoodsReceiptResolver {
  @Query(() => GoodsReceiptConnection, { description: 'What came to an outlet, newest first.' })
  @Access(listGoodsReceipts)
  goodsReceipts(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only what this supplier brought.' })
    supplierId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listGoodsReceipts(context, { outletId, supplierId, first, after });
  }

  @Query(() => GoodsReceiptType, { nullable: true, description: 'One delivery to an outlet.' })
  @Access(goodsReceiptOf)
  goodsReceipt(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The delivery.' }) id: string,
  ) {
    return goodsReceiptOf(context, { outletId, id });
  }

  @Mutation(() => ReceiveGoodsResult, { description: 'Takes a delivery into stock and into the books.' })
  @Access(receiveGoods)
  async receiveGoods(@Ctx() context: GraphContext, @Arg('input', () => ReceiveGoodsInput) input: ReceiveGoodsInput) {
    return reply('GoodsReceipt', await receiveGoods(context, input), async ({ receiptId }) => {
      return (await receiptById(context.platform.db, receiptId)) ?? {};
    });
  }

  @FieldResolver(() => StockLocationType, { description: 'Where it was put.' })
  location(@Root() { locationId }: GoodsReceiptType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.location', (ids) => locationsById(context.platform.db, ids), locationId);
  }

  @FieldResolver(() => SupplierType, { description: 'Who brought it.' })
  supplier(@Root() { supplierId }: GoodsReceiptType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }

  @FieldResolver(() => PurchaseOrderType, { nullable: true, description: 'The order it came for, if it did.' })
  order(@Root() { orderId }: GoodsReceiptType, @Ctx() context: GraphContext) {
    if (orderId === null) return null;
    return load(context, 'purchasing.order', (ids) => ordersById(context.platform.db, ids), orderId);
  }

  @FieldResolver(() => [PhotoType], { description: 'Photos of the whole of it; those of a line are with the line.' })
  photos(@Root() { id }: GoodsReceiptType, @Ctx() context: GraphContext) {
    return load(context, 'platform.photos', (ids) => photosByOwner(context.platform.db, ids), id);
  }

  @FieldResolver(() => [GoodsReceiptLineType], { description: 'What came, batch by batch.' })
  lines(@Root() receipt: GoodsReceiptType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.receiptLines', (ids) => linesByReceipt(context.platform.db, ids), receipt.id);
  }
}

@Resolver(() => GoodsReceiptLineType)
export class GoodsReceiptLineResolver {
  @FieldResolver(() => StockItemType, { description: 'What came.' })
  item(@Root() { stockItemId }: GoodsReceiptLineType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }

  @FieldResolver(() => [PhotoType], { description: 'Photos of this line.' })
  photos(@Root() { receiptId, position }: GoodsReceiptLineType, @Ctx() context: GraphContext) {
    const key = `${receiptId}:${position}`;
    return load(context, 'platform.partPhotos', (keys) => photosByPart(context.platform.db, keys), key);
  }

  @FieldResolver(() => BatchType, { nullable: true, description: 'What it became; null when all was rejected.' })
  batch(@Root() { batchId }: GoodsReceiptLineType, @Ctx() context: GraphContext) {
    if (batchId === null) return null;
    return load(context, 'purchasing.batch', (ids) => batchesById(context.platform.db, ids), batchId);
  }
}

@Resolver(() => BatchType)
export class BatchSupplierResolver {
  @FieldResolver(() => SupplierType, {
    nullable: true,
    description:
      'Who brought it, or what it was a part of; null where nobody did, and without the permission supplier:read.',
  })
  supplier(@Root() { supplierId }: BatchType, @Ctx() context: GraphContext) {
    if (supplierId === null || !holds(context.actor, 'supplier:read')) return null;
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }
}

@Resolver(() => StockMoveObjectType)
export class StockMoveReceiptResolver {
  @FieldResolver(() => GoodsReceiptType, {
    nullable: true,
    description: 'The delivery it came with, if it did; null without purchase:read.',
  })
  async receipt(@Root() { sourceType, sourceId, outletId }: StockMoveObjectType, @Ctx() context: GraphContext) {
    if (sourceType !== 'receipt' || !holds(context.actor, 'purchase:read', outletId)) return null;
    const { db } = context.platform;
    return (await load(context, 'purchasing.receipt', (ids) => receiptsById(db, ids), sourceId)) ?? null;
  }
}
