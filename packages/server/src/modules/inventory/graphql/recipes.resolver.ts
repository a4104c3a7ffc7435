import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { once } from '../../../platform/graphql/once.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { suggestedPrice } from '../../catalog/index.ts';
import { stockItemsById } from '../loaders.ts';
import type { StockLevel } from '../queries.ts';
import { foodCost } from '../recipes/food-cost.ts';
import { costPerThousand, goodYield } from '../recipes/good-yield.ts';
import { linesByRecipe, recipeById, usersByItem, versionsBySubject } from '../recipes/loaders.ts';
import { type RecipeEntry, type RecipeKind, recipeBook, recipeOf, subjectsOf } from '../recipes/recipe-book.ts';
import { saveRecipe } from '../recipes/save-recipe.ts';
import { tryRecipe } from '../recipes/try-recipe.ts';
import { RecipeInput, SaveRecipeInput } from './recipes.inputs.ts';
import {
  QuantityTooLarge,
  RecipeCycle,
  RecipeEntryType,
  RecipeKindEnum,
  RecipeLineCostType,
  RecipeLineType,
  RecipeTooDeep,
  RecipeType,
  RecipeUseType,
  TriedRecipeType,
} from './recipes.types.ts';
import { UnitUnknown } from './stock.inputs.ts';
import { StockItemType, StockLevelType } from './stock.types.ts';

const SaveRecipeResult = resultUnion('SaveRecipeResult', 'The version as saved, or why not.', [
  ...[RecipeType, UnitUnknown, QuantityTooLarge, RecipeCycle, RecipeTooDeep],
]);

/** What food may cost of its price unless somebody says otherwise, in basis points. */
const TARGET = 3_000;
const OUTLET = { description: 'The outlet.' };
const TARGET_ARG = {
  nullable: true,
  description: 'What the cost should be of the price without tax, in basis points: 3000 unless said.',
};

@Resolver()
export class RecipesResolver {
  @Query(() => [RecipeEntryType], {
    description: 'All that an outlet sells or makes in advance, with its recipes: dishes, options, preparations.',
  })
  @Access(recipeBook)
  recipes(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('kind', () => RecipeKindEnum, { nullable: true, description: 'Only of this kind.' }) kind?: RecipeKind | null,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name.' }) search?: string | null,
  ) {
    return recipeBook(context, { outletId, kind, search });
  }

  @Query(() => RecipeEntryType, { nullable: true, description: 'One variant, option or preparation with its recipes.' })
  @Access(recipeOf)
  recipe(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The variant, option or preparation.' }) id: string,
  ) {
    return recipeOf(context, { outletId, id });
  }

  @Query(() => TriedRecipeType, { description: 'What a recipe would come to; nothing is written.' })
  @Access(tryRecipe)
  async tryRecipe(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('recipe', () => RecipeInput, { description: 'The recipe.' }) recipe: RecipeInput,
    @Arg('target', () => Int, TARGET_ARG) target?: number | null,
  ) {
    const { price, good, ...tried } = await tryRecipe(context, { outletId, recipe });
    return {
      ...{ ...tried, goodYield: good, netPrice: price?.net ?? null },
      foodCost: foodCost(tried.cost, price?.net),
      suggestedPrice: price && suggestedPrice(tried.cost, targetOf(target), price),
    };
  }

  @Mutation(() => SaveRecipeResult, { description: 'Begins the next version of a recipe.' })
  @Access(saveRecipe)
  async saveRecipe(@Ctx() context: GraphContext, @Arg('input', () => SaveRecipeInput) input: SaveRecipeInput) {
    return reply('Recipe', await saveRecipe(context, input), async ({ id }) => {
      return (await recipeById(context.platform.db, id)) ?? {};
    });
  }
}

@Resolver(() => RecipeType)
export class RecipeResolver {
  @FieldResolver(() => [RecipeLineType], { description: 'What it takes, by name.' })
  lines(@Root() recipe: RecipeType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.recipe', (ids) => linesByRecipe(context.platform.db, ids), recipe.id);
  }

  @FieldResolver(() => QuantityScalar, {
    nullable: true,
    description: 'Of a preparation: what is left after its loss.',
  })
  goodYield(@Root() { makes, processLoss }: RecipeType) {
    return makes === null ? null : goodYield(makes, processLoss);
  }
}

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

  @FieldResolver(() => [RecipeType], { description: 'All its versions, newest first.' })
  versions(@Root() entry: RecipeEntry, @Ctx() context: GraphContext) {
    return load(context, 'inventory.versions', (ids) => versionsBySubject(context.platform.db, ids), entry.id);
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

function targetOf(target: number | null | undefined): number {
  return Math.min(Math.max(target ?? TARGET, 100), 10_000);
}
