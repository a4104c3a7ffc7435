import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
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

@Resolver()
export class RecallResolver {
  @Query(() => [RecalledBatchType], {
    description: 'What came under a supplier’s batch number, and all that became of it; at most 500.',
  })
  @Access(listRecalledBatches)
  recalledBatches(
    @Ctx() context: GraphContext,
    @Arg('supplierBatch', () => String, { description: 'The number, as the supplier printed it.' })
    supplierBatch: string,
  ) {
    return listRecalledBatches(context, { supplierBatch });
  }

  @Mutation(() => [BatchType], { description: 'Blocks batches, so that nothing is taken from them, or lets them go.' })
  @Access(holdBatches)
  async holdBatches(@Ctx() context: GraphContext, @Arg('input', () => HoldBatchesInput) input: HoldBatchesInput) {
    const { batchIds } = await holdBatches(context, input);
    return [...(await batchesById(context.platform.db, batchIds)).values()];
  }
}
