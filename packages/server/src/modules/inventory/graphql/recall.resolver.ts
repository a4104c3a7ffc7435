import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionType } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { batchesById } from '../loaders.ts';
import { holdBatches } from '../recall/hold-batches.ts';
import { listRecalledBatches } from '../recall/queries.ts';
import { BatchType, StockItemType } from './stock.types.ts';
import { StockLocationType } from './transfers.types.ts';

@ObjectType('RecalledBatch', {
  description: 'A batch that came under a supplier’s number, or became of one.',
  simpleResolvers: true,
})
export class RecalledBatchType {
  @Field(() => BatchType, { description: 'The batch.' })
  batch!: BatchType;
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => StockLocationType, { description: 'Where it lies.' })
  location!: StockLocationType;
  @Field(() => QuantityScalar, { description: 'How much was sent of it to another location and has not arrived.' })
  onTheWay!: number;
  @Field(() => Boolean, {
    description:
      'Whether nothing of it comes into use: not what lies there, nor what arrives or comes back from waste.',
  })
  isBlocked!: boolean;
}

@InputType({ description: 'Batches that are to be blocked, or let go again.' })
export class HoldBatchesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet they are in.' })
  outletId!: string;
  @Field(() => [UuidScalar], { description: 'The batches; at most 500.' })
  batchIds!: string[];
  @Field(() => Boolean, { description: 'True: nothing is taken from them. False: they are used again.' })
  block!: boolean;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

const RecalledBatchConnection = connectionType('RecalledBatch', () => RecalledBatchType);

@Resolver()
export class RecallResolver {
  @Query(() => RecalledBatchConnection, {
    description: 'What came under a supplier’s batch number, and all that became of it; what is not gone yet first.',
  })
  @Access(listRecalledBatches)
  recalledBatches(
    @Ctx() context: GraphContext,
    @Arg('supplierBatch', () => String, { description: 'The number, as the supplier printed it.' })
    supplierBatch: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listRecalledBatches(context, { supplierBatch, first, after });
  }

  @Mutation(() => [BatchType], { description: 'Blocks batches, so that nothing is taken from them, or lets them go.' })
  @Access(holdBatches)
  async holdBatches(@Ctx() context: GraphContext, @Arg('input', () => HoldBatchesInput) input: HoldBatchesInput) {
    const { batchIds } = await holdBatches(context, input);
    return [...(await batchesById(context.platform.db, batchIds)).values()];
  }
}
