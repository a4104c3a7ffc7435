import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { keyOfList, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { once } from '../../../platform/graphql/once.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { suggestedPrice } from '../../catalog/index.ts';
import { stockItemsById } from '../loaders.ts';
import type { StockLevel } from '../queries.ts';
import { foodCost } from '../recipes/food-cost.ts';
import { costPerThousand, goodYield } from '../recipes/good-yield.ts';
import { linesByRecipe, usersByItem, versionCounts, versionsBySubject } from '../recipes/loaders.ts';
import type { RecipeEntry } from '../recipes/recipe-book.ts';
import { subjectsOf } from '../recipes/subjects.ts';
import { AFTER, FIRST, TARGET_ARG, targetOf } from './recipes.args.ts';
import { RecipeConnection, RecipeEntryType, RecipeLineCostType, RecipeUseType } from './recipes.types.ts';
import { StockItemType, StockLevelType } from './stock.types.ts';

/** A list of versions, by their numbers. */
const keyShape = z.tuple([z.int()]);

@Resolver(() => RecipeEntryType)
export class RecipeEntryResolver {
  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'What it costs now, out of the batches that would be picked; null without a recipe.',
  })
  cost(@Root() { cost }: RecipeEntry) {
    return cost?.cost ?? null;
  }

  @FieldResolver(() => [StockItemType], { description: 'What never came into the outlet: the cost is without it.' })
  costUnknown(@Root() { cost }: RecipeEntry, @Ctx() context: GraphContext) {
    return Promise.all(
      [...(cost?.unknown ?? [])].map((id) =>
        load(context, 'inventory.items', (ids) => stockItemsById(context.platform.db, ids), id),
      ),
    );
  }

  @FieldResolver(() => [RecipeLineCostType], { description: 'What each line of the recipe in force comes to.' })
  async lineCosts(@Root() { cost, recipe }: RecipeEntry, @Ctx() context: GraphContext) {
    if (!recipe) return [];
    const { db } = context.platform;
    const lines = await load(context, 'inventory.recipe', (ids) => linesByRecipe(db, ids), recipe.id);
    return (lines ?? []).map(({ item, quantity }) => ({
      ...{ stockItemId: item.id, quantity, cost: cost?.lines.get(item.id) ?? 0 },
    }));
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'Of a preparation: what a kg, a litre or 1000 pieces cost.',
  })
  costPerThousand(@Root() { cost, recipe }: RecipeEntry) {
    if (!cost || !recipe?.makes) return null;
    return costPerThousand(cost.cost, goodYield(recipe.makes, recipe.processLoss));
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'The price of one piece without its tax, of a variant.',
  })
  netPrice(@Root() { price }: RecipeEntry) {
    return price?.net ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The cost in basis points of the price without tax.' })
  foodCost(@Root() { cost, price }: RecipeEntry) {
    return cost && foodCost(cost.cost, price?.net);
  }

  @FieldResolver(() => MoneyScalar, { nullable: true, description: 'The price at which the cost is the target.' })
  suggestedPrice(@Root() { cost, price }: RecipeEntry, @Arg('target', () => Int, TARGET_ARG) target?: number | null) {
    return cost && price && suggestedPrice(cost.cost, targetOf(target), price);
  }

  @FieldResolver(() => RecipeConnection, { description: 'All its versions, newest first.' })
  async versions(
    @Root() { id }: RecipeEntry,
    @Ctx() context: GraphContext,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    const { db } = context.platform;
    const page = pageRequest({ first, after }, 1);
    const below = keyOfList(keyShape, page.after)?.[0] ?? null;
    const asked = { limit: page.limit, below };
    const key = `inventory.versions ${page.limit} ${below}`;
    const rows = await load(context, key, (ids) => versionsBySubject(db, ids, asked), id);
    const total = () => load(context, 'inventory.versionCounts', (ids) => versionCounts(db, ids), id);
    return toPage(
      rows ?? [],
      page,
      ({ version }) => [version],
      (row) => row,
      async () => (await total()) ?? 0,
    );
  }

  @FieldResolver(() => [RecipeUseType], { description: 'Of a preparation: the recipes that take it.' })
  usedIn(@Root() entry: RecipeEntry, @Ctx() context: GraphContext) {
    return usesOf(context, entry.outletId, entry.id);
  }
}

@Resolver(() => StockLevelType)
export class StockUsesResolver {
  @FieldResolver(() => [RecipeUseType], { description: 'The recipes of the outlet that take it.' })
  usedIn(@Root() { outletId, item }: StockLevel, @Ctx() context: GraphContext) {
    return usesOf(context, outletId, item.id);
  }
}

async function usesOf(context: GraphContext, outletId: string, stockItemId: string) {
  const { db, clock } = context.platform;
  const users = await load(context, 'inventory.users', (ids) => usersByItem(db, ids, clock.now()), stockItemId);
  const subjects = await once(context, `inventory.subjects ${outletId}`, () => subjectsOf(db, outletId));
  return subjects.filter(({ id }) => users?.includes(id));
}
