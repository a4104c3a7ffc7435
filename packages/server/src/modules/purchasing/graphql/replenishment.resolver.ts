import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { StockItemType, StockOverviewType, stockItemsById, UnitUnknown } from '../../inventory/index.ts';
import { changeItemReplenishment } from '../replenishment/change-item-replenishment.ts';
import { changeReplenishmentRules } from '../replenishment/change-rules.ts';
import { dismissSuggestion } from '../replenishment/dismiss-suggestion.ts';
import { draftSuggestedOrders } from '../replenishment/draft-suggested-orders.ts';
import {
  itemReplenishment,
  listSuggestions,
  readItemReplenishment,
  suggestionById,
  waitingByOutlet,
} from '../replenishment/queries.ts';
import { readReplenishmentRules, rulesOfOutlet } from '../replenishment/rules.ts';
import { suppliersById } from '../suppliers/queries.ts';
import {
  ChangeItemReplenishmentInput,
  ChangeReplenishmentRulesInput,
  DraftedOrdersType,
  DraftSuggestedOrdersInput,
  ItemReplenishmentType,
  NobodySellsIt,
  NotSoldBySupplier,
  PurchaseSuggestionConnection,
  PurchaseSuggestionType,
  ReplenishmentRulesType,
  SuggestionSettled,
  SuggestionStateEnum,
} from './replenishment.types.ts';
import { SupplierRetired, SupplierType } from './suppliers.types.ts';

const DraftResult = resultUnion('DraftSuggestedOrdersResult', 'The drafts that were made, or why not.', [
  ...[DraftedOrdersType, SuggestionSettled, NobodySellsIt, SupplierRetired, UnitUnknown],
]);
const DismissResult = resultUnion('DismissPurchaseSuggestionResult', 'The suggestion as dismissed, or why not.', [
  ...[PurchaseSuggestionType, SuggestionSettled],
]);
const ChangeItemResult = resultUnion('ChangeItemReplenishmentResult', 'How the item is replenished now, or why not.', [
  ...[ItemReplenishmentType, UnitUnknown, NotSoldBySupplier, ChangedMeanwhile],
]);
const ChangeRulesResult = resultUnion('ChangeReplenishmentRulesResult', 'How the outlet replenishes now, or why not.', [
  ...[ReplenishmentRulesType, ChangedMeanwhile],
]);
const OUTLET = { description: 'The outlet.' };
const COMMAND = { description: 'Made by you: the same id again does nothing new.' };

@Resolver(() => PurchaseSuggestionType)
export class ReplenishmentResolver {
  @Query(() => PurchaseSuggestionConnection, { description: 'What should be ordered for an outlet, newest first.' })
  @Access(listSuggestions)
  purchaseSuggestions(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [SuggestionStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof SuggestionStateEnum)[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listSuggestions(context, { outletId, states, first, after });
  }

  @Query(() => ReplenishmentRulesType, { description: 'How an outlet replenishes, class by class.' })
  @Access(readReplenishmentRules)
  replenishmentRules(@Ctx() context: GraphContext, @Arg('outletId', () => UuidScalar, OUTLET) outletId: string) {
    return readReplenishmentRules(context, { outletId });
  }

  @Query(() => ItemReplenishmentType, { description: 'How one item is replenished in an outlet.' })
  @Access(readItemReplenishment)
  itemReplenishment(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('stockItemId', () => UuidScalar, { description: 'The stock item.' }) stockItemId: string,
  ) {
    return readItemReplenishment(context, { outletId, stockItemId });
  }

  @Mutation(() => DraftResult, { description: 'Makes draft orders of what is suggested, one for each supplier.' })
  @Access(draftSuggestedOrders)
  async draftSuggestedOrders(
    @Ctx() context: GraphContext,
    @Arg('input', () => DraftSuggestedOrdersInput) input: DraftSuggestedOrdersInput,
  ) {
    return reply('DraftedOrders', await draftSuggestedOrders(context, input), (drafted) => drafted);
  }

  @Mutation(() => DismissResult, { description: 'Says that something is not to be ordered now, and why.' })
  @Access(dismissSuggestion)
  async dismissPurchaseSuggestion(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, COMMAND) commandId: string,
    @Arg('suggestionId', () => UuidScalar, { description: 'The suggestion.' }) suggestionId: string,
    @Arg('reason', () => String, { description: 'Why, up to 200 characters.' }) reason: string,
  ) {
    const dismissed = await dismissSuggestion(context, { commandId, suggestionId, reason });
    return reply(
      'PurchaseSuggestion',
      dismissed,
      async ({ id }) => (await suggestionById(context.platform.db, id)) ?? {},
    );
  }

  @Mutation(() => ChangeRulesResult, { description: 'Decides how an outlet replenishes, class by class.' })
  @Access(changeReplenishmentRules)
  async changeReplenishmentRules(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeReplenishmentRulesInput) input: ChangeReplenishmentRulesInput,
  ) {
    const changed = await changeReplenishmentRules(context, input);
    return reply('ReplenishmentRules', changed, ({ outletId }) => rulesOfOutlet(context.platform.db, outletId));
  }

  @Mutation(() => ChangeItemResult, { description: 'Decides how one item is replenished in an outlet.' })
  @Access(changeItemReplenishment)
  async changeItemReplenishment(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeItemReplenishmentInput) input: ChangeItemReplenishmentInput,
  ) {
    const { db, clock } = context.platform;
    const changed = await changeItemReplenishment(context, input);
    return reply('ItemReplenishment', changed, (of) => itemReplenishment(db, { ...of, now: clock.now() }));
  }

  @FieldResolver(() => StockItemType, { description: 'Of what.' })
  item(@Root() { stockItemId }: PurchaseSuggestionType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }

  @FieldResolver(() => SupplierType, {
    nullable: true,
    description: 'Who it would be bought from; null: nobody sells it.',
  })
  supplier(@Root() { supplierId }: PurchaseSuggestionType, @Ctx() context: GraphContext) {
    if (supplierId === null) return null;
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }
}

@Resolver(() => StockOverviewType)
export class OverviewSuggestionsResolver {
  @FieldResolver(() => Int, { description: 'Items that should be ordered.' })
  suggestionsWaiting(@Root() { outletId }: StockOverviewType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.waiting', (ids) => waitingByOutlet(context.platform.db, ids), outletId);
  }
}
