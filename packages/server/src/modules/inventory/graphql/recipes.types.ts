import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type Allergen, AllergenEnum } from '../../catalog/index.ts';
import type { Recipe } from '../recipes/recipe-book.ts';
import { RECIPE_KINDS, type RecipeKind } from '../recipes/subjects.ts';
import { keysOf, StockItemType } from './stock.types.ts';

export const RecipeKindEnum = keysOf(RECIPE_KINDS);
registerEnumType(RecipeKindEnum, {
  name: 'RecipeKind',
  description: 'What a recipe is of: a size of a dish, a choice that goes with it, or a preparation that is kept.',
});

export const RecipeNotPlanned = refusalType('RECIPE_NOT_PLANNED', 'The version has begun, or was called off already.');
export const QuantityTooLarge = refusalType('QUANTITY_TOO_LARGE', 'More than can be counted.');
export const RecipeCycle = refusalType('RECIPE_CYCLE', 'A preparation would, by way of others, be made of itself.', {
  stockItemIds: { type: () => [UuidScalar], description: 'The way round: the first is the last.' },
  names: { type: () => [String], description: 'Their names.' },
});
export const RecipeTooFarAhead = refusalType('RECIPE_TOO_FAR_AHEAD', 'A version is planned two years ahead at most.', {
  latest: { type: () => DateTimeScalar, description: 'The latest moment from which it may be in force.' },
});
export const RecipeTooDeep = refusalType('RECIPE_TOO_DEEP', 'More than five preparations would lie in each other.', {
  stockItemIds: { type: () => [UuidScalar], description: 'The row of them, each of which takes the next.' },
  names: { type: () => [String], description: 'Their names.' },
});

@ObjectType('RecipeLine', { description: 'What a recipe takes of a stock item.', simpleResolvers: true })
export class RecipeLineType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => QuantityScalar, {
    description: 'How much is issued, yield and waste counted in; below zero in an option that leaves something out.',
  })
  quantity!: number;
  @Field(() => QuantityScalar, { description: 'How much is eaten, as it was said: thousandths of `unit`.' })
  edible!: number;
  @Field(() => String, { description: 'The unit it was said in.' })
  unit!: string;
  @Field(() => Int, { description: 'Basis points of what is issued that trimming leaves.' })
  yieldRate!: number;
  @Field(() => Int, { description: 'Basis points of waste that come on top.' })
  wastageRate!: number;
}

@ObjectType('Recipe', {
  description: 'What one portion of a variant takes, what an option adds to it, or what a preparation is made of.',
})
export class RecipeType {
  @Field(() => UuidScalar, { description: 'Stable id of this version.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The variant it is of, if it is of one.', simple: true })
  variantId!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The option it is of, if it is of one.', simple: true })
  optionId!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The preparation it is of, if it is of one.', simple: true })
  stockItemId!: string | null;
  @Field(() => Int, { description: 'Counts from 1. In force is the one that began last.', simple: true })
  version!: number;
  @Field(() => DateTimeScalar, { description: 'When it was written.', simple: true })
  createdAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on it is in force; null: since it was written.',
    simple: true,
  })
  validFrom!: Date | null;
  @Field(() => QuantityScalar, {
    nullable: true,
    description: 'Of a preparation: how much the lines make before loss.',
    simple: true,
  })
  makes!: number | null;
  @Field(() => Int, { description: 'Basis points of that which are lost while it is made.', simple: true })
  processLoss!: number;
  @Field(() => String, { nullable: true, description: 'What was said with it.', simple: true })
  note!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was called off, before it could begin; null: it was not.',
    simple: true,
  })
  cancelledAt!: Date | null;
}

@ObjectType('RecipeUse', { description: 'A recipe that takes something.', simpleResolvers: true })
export class RecipeUseType {
  @Field(() => UuidScalar, { description: 'The variant, option or preparation.' })
  id!: string;
  @Field(() => RecipeKindEnum, { description: 'Which of these it is.' })
  kind!: RecipeKind;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The size of a dish, or the group of an option.' })
  detail!: string | null;
}

@ObjectType('RecipeLineCost', { description: 'What a line of a recipe comes to.', simpleResolvers: true })
export class RecipeLineCostType {
  @Field(() => UuidScalar, { description: 'The stock item.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'How much is issued.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What that costs now, rounded by itself.' })
  cost!: number;
}

@ObjectType('RecipeEntry', { description: 'What can have a recipe in an outlet, with what the one in force comes to.' })
export class RecipeEntryType {
  @Field(() => UuidScalar, { description: 'The variant, option or preparation.', simple: true })
  id!: string;
  @Field(() => RecipeKindEnum, { description: 'Which of these it is.', simple: true })
  kind!: RecipeKind;
  @Field(() => String, { description: 'Its name.', simple: true })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The size of a dish, or the group of an option.', simple: true })
  detail!: string | null;
  @Field(() => StockItemType, { nullable: true, description: 'The preparation, when it is one.', simple: true })
  preparation!: StockItemType | null;
  @Field(() => RecipeType, {
    nullable: true,
    description: 'The version in force; null when there is none.',
    simple: true,
  })
  recipe!: Recipe | null;
  @Field(() => [AllergenEnum], {
    description: 'What its recipe brings in, preparations looked through, and what lies cooked of these.',
    simple: true,
  })
  allergens!: Allergen[];
  @Field(() => [AllergenEnum], { description: 'What the menu, or the stock item, says.', simple: true })
  saidAllergens!: Allergen[];
}

@ObjectType('TriedRecipe', { description: 'What a recipe would come to if it were saved.', simpleResolvers: true })
export class TriedRecipeType {
  @Field(() => MoneyScalar, { description: 'What it costs now, out of the batches that would be picked.' })
  cost!: number;
  @Field(() => [String], { description: 'Names of what never came into the outlet: the cost is without it.' })
  unknown!: string[];
  @Field(() => MoneyScalar, { nullable: true, description: 'The price of one piece without its tax, of a variant.' })
  netPrice!: number | null;
  @Field(() => Int, { nullable: true, description: 'The cost in basis points of that price.' })
  foodCost!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'The price at which the cost is the target.' })
  suggestedPrice!: number | null;
  @Field(() => [AllergenEnum], { description: 'What it brings in.' })
  allergens!: Allergen[];
  @Field(() => QuantityScalar, { nullable: true, description: 'Of a preparation: what is left after its loss.' })
  goodYield!: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Of a preparation: what a kg, a litre or 1000 pieces cost.',
  })
  costPerThousand!: number | null;
  @Field(() => [RecipeLineCostType], { description: 'What each line comes to.' })
  lines!: RecipeLineCostType[];
}

export const RecipeEntryConnection = connectionType('RecipeEntry', () => RecipeEntryType);
export const RecipeConnection = connectionType('Recipe', () => RecipeType);
