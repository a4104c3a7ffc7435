import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionType } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { DateTimeScalar, LocalDateScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { contactsOf } from '../../identity/index.ts';
import { BatchType, batchesOfOrders, StockItemType } from '../../inventory/index.ts';
import { listRecalledOrders, type RecalledOrder } from '../recall/queries.ts';
import { OrderType } from './order.types.ts';

@ObjectType('Contact', { description: 'How somebody is reached.', simpleResolvers: true })
export class ContactType {
  @Field(() => UuidScalar, { description: 'Of their account.' })
  id!: string;
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => String, { description: 'Their e-mail address.' })
  email!: string;
}

@ObjectType('RecalledOrder', { description: 'An order that took from what is recalled.' })
export class RecalledOrderType {
  @Field(() => UuidScalar, { description: 'The order.', simple: true })
  orderId!: string;
  @Field(() => UuidScalar, { description: 'The outlet it was placed at.', simple: true })
  outletId!: string;
  @Field(() => String, { description: 'Its token.', simple: true })
  token!: string;
  @Field(() => LocalDateScalar, { description: 'The business day it belongs to.', simple: true })
  businessDate!: string;
  @Field(() => DateTimeScalar, { description: 'When it was placed.', simple: true })
  placedAt!: Date;
  @Field(() => [String], { description: 'What it took of the batch, by name.', simple: true })
  items!: string[];
  customerId!: string | null;
}

@ObjectType('UsedBatch', { description: 'What an order took of one batch.', simpleResolvers: true })
export class UsedBatchType {
  @Field(() => ID, { description: 'Order and batch, joined by a colon.' })
  id!: string;
  @Field(() => BatchType, { description: 'The batch; with the supplier’s number of it.' })
  batch!: BatchType;
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
}

const RecalledOrderConnection = connectionType('RecalledOrder', () => RecalledOrderType);

@Resolver(() => RecalledOrderType)
export class RecalledOrderResolver {
  @Query(() => RecalledOrderConnection, {
    description: 'The orders that took from a supplier’s batch, or from what became of it, newest first.',
  })
  @Access(listRecalledOrders)
  recalledOrders(
    @Ctx() context: GraphContext,
    @Arg('supplierBatch', () => String, { description: 'The number, as the supplier printed it.' })
    supplierBatch: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listRecalledOrders(context, { supplierBatch, first, after });
  }

  @FieldResolver(() => ContactType, {
    nullable: true,
    description: 'Whoever ordered for themselves; null at a kiosk or a counter, and where they have left.',
  })
  async customer(@Root() { customerId }: RecalledOrder, @Ctx() context: GraphContext) {
    if (customerId === null) return null;
    return (
      (await load(context, 'identity.contacts', (ids) => contactsOf(context.platform.db, ids), customerId)) ?? null
    );
  }
}

@Resolver(() => OrderType)
export class OrderBatchesResolver {
  @FieldResolver(() => [UsedBatchType], {
    description: 'What it took, batch by batch, back to the supplier’s number; empty without stock:read.',
  })
  async batches(@Root() order: OrderType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'stock:read', order.outletId)) return [];
    return (await load(context, 'inventory.used', (ids) => batchesOfOrders(context.platform.db, ids), order.id)) ?? [];
  }
}
