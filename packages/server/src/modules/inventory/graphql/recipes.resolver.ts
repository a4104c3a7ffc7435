import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { suggestedPrice } from '../../catalog/index.ts';
import { cancelRecipe } from '../recipes/cancel-recipe.ts';
import { foodCost } from '../recipes/food-cost.ts';
import { goodYield } from '../recipes/good-yield.ts';
import { linesByRecipe, recipeById } from '../recipes/loaders.ts';
import { type Recipe, recipeBook, recipeOf } from '../recipes/recipe-book.ts';
import { saveRecipe } from '../recipes/save-recipe.ts';
import type { RecipeKind } from '../recipes/subjects.ts';
import { tryRecipe } from '../recipes/try-recipe.ts';
import { AFTER, FIRST, TARGET_ARG, targetOf } from './recipes.args.ts';
import { CancelRecipeInput, RecipeInput, SaveRecipeInput } from './recipes.inputs.ts';
import {
  QuantityTooLarge,
  RecipeCycle,
  RecipeEntryConnection,
  RecipeEntryType,
  RecipeKindEnum,
  RecipeLineType,
  RecipeNotPlanned,
  RecipeTooDeep,
  RecipeTooFarAhead,
  RecipeType,
  TriedRecipeType,
} from './recipes.types.ts';
import { UnitUnknown } from './stock.inputs.ts';

const SaveRecipeResult = resultUnion('SaveRecipeResult', 'The version as saved, or why not.', [
  ...[RecipeType, UnitUnknown, QuantityTooLarge, RecipeTooFarAhead, RecipeCycle, RecipeTooDeep, ChangedMeanwhile],
]);

const CancelRecipeResult = resultUnion('CancelRecipeResult', 'The version as called off, or why not.', [
  ...[RecipeType, RecipeNotPlanned],
]);

const OUTLET = { description: 'The outlet.' };

@Resolver()
export class RecipesResolver {
  @Query(() => RecipeEntryConnection, {
    description: 'All that an outlet sells or makes in advance, with its recipes: dishes, options, preparations.',
  })
  @Access(recipeBook)
  recipes(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('kind', () => RecipeKindEnum, { nullable: true, description: 'Only of this kind.' }) kind?: RecipeKind | null,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name.' }) search?: string | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return recipeBook(context, { outletId, kind, search, first, after });
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

  @Mutation(() => CancelRecipeResult, {
    description: 'Calls off a version of a recipe that is planned for later: it never comes into force.',
  })
  @Access(cancelRecipe)
  async cancelRecipe(@Ctx() context: GraphContext, @Arg('input', () => CancelRecipeInput) input: CancelRecipeInput) {
    return reply('Recipe', await cancelRecipe(context, input), async ({ id }) => {
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

  @FieldResolver(() => Boolean, { description: 'Whether it is to begin later, and may still be called off.' })
  isPlanned(@Root() { validFrom, cancelledAt }: Recipe, @Ctx() context: GraphContext) {
    return cancelledAt === null && validFrom !== null && validFrom > context.platform.clock.now();
  }
}
