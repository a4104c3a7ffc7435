import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { refusalType, reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { changeItemRules } from '../classes/change-item-rules.ts';
import { batchesById, stockItemsById } from '../loaders.ts';
import { changeExpiryWarnings, expiryWarningsOf, readExpiryWarnings } from '../shelf/expiry-warnings.ts';
import { openBatch } from '../shelf/open-batch.ts';
import {
  ChangeExpiryWarningsInput,
  ChangeItemRulesInput,
  ExpiryWarningsType,
  ExpiryWarningType,
  OpenBatchInput,
} from './alerts.types.ts';
import { UnitUnknown } from './stock.inputs.ts';
import { BatchType, StockItemType } from './stock.types.ts';
import { MoreThanIsThere } from './waste.types.ts';

const BatchNotAvailable = refusalType(
  'BATCH_NOT_AVAILABLE',
  'Nothing may be taken from the batch, or it is open already.',
);
const OpenBatchResult = resultUnion('OpenBatchResult', 'The batch that what was opened became, or why not.', [
  ...[BatchType, BatchNotAvailable, MoreThanIsThere, UnitUnknown],
]);
const ChangeStockItemRulesResult = resultUnion(
  'ChangeStockItemRulesResult',
  'The stock item as it is now counted and kept, or why not.',
  [StockItemType, ChangedMeanwhile],
);
const ChangeExpiryWarningsResult = resultUnion(
  'ChangeExpiryWarningsResult',
  'How long before their last day batches are told of now, or why not.',
  [ExpiryWarningsType, ChangedMeanwhile],
);

@Resolver()
export class ShelfResolver {
  @Query(() => [ExpiryWarningType], {
    description: 'How long before their last day batches are said to expire soon, by kind.',
  })
  @Access(readExpiryWarnings)
  expiryWarnings(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return readExpiryWarnings(context, { outletId });
  }

  @Mutation(() => ChangeExpiryWarningsResult, {
    description: 'Decides how long before their last day batches are said to expire soon.',
  })
  @Access(changeExpiryWarnings)
  async changeExpiryWarnings(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeExpiryWarningsInput) input: ChangeExpiryWarningsInput,
  ) {
    return reply('ExpiryWarnings', await changeExpiryWarnings(context, input), async ({ outletId }) => {
      return { warnings: await expiryWarningsOf(context.platform.db, outletId) };
    });
  }

  @Mutation(() => OpenBatchResult, {
    description:
      'Notes that a part of a batch was opened: it becomes a batch of its own, good for as long as it keeps open.',
  })
  @Access(openBatch)
  async openBatch(@Ctx() context: GraphContext, @Arg('input', () => OpenBatchInput) input: OpenBatchInput) {
    const { db } = context.platform;
    return reply(
      'Batch',
      await openBatch(context, input),
      async ({ id }) => (await batchesById(db, [id])).get(id) ?? {},
    );
  }

  @Mutation(() => ChangeStockItemRulesResult, {
    description: 'Decides how often a stock item is counted, and how long it keeps once opened.',
  })
  @Access(changeItemRules)
  async changeStockItemRules(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeItemRulesInput) input: ChangeItemRulesInput,
  ) {
    return reply('StockItem', await changeItemRules(context, input), async ({ stockItemId }) => {
      return (await stockItemsById(context.platform.db, [stockItemId])).get(stockItemId) ?? {};
    });
  }
}
