import { Field, InputType, Int } from 'type-graphql';
import { DateTimeScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

@InputType({ description: 'What a recipe takes of a stock item.' })
export class RecipeLineInput {
  @Field(() => UuidScalar, { description: 'Of what.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, {
    description: 'Thousandths of `unit`, as it is eaten; below zero in an option that leaves something out.',
  })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Basis points of what is issued that trimming leaves: 10000 unless said.',
  })
  yieldRate?: number | null;
  @Field(() => Int, { nullable: true, description: 'Basis points of waste that come on top: 0 unless said.' })
  wastageRate?: number | null;
}

@InputType({ description: 'How much a recipe of a preparation makes before loss.' })
export class RecipeMakesInput {
  @Field(() => QuantityScalar, { description: 'Thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the preparation.' })
  unit!: string;
}

@InputType({ description: 'What a recipe says: of one variant, one option or one preparation.' })
export class RecipeInput {
  @Field(() => UuidScalar, { nullable: true, description: 'The variant it is of.' })
  variantId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The option it is of.' })
  optionId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The preparation it is of.' })
  stockItemId?: string | null;
  @Field(() => RecipeMakesInput, { nullable: true, description: 'Of a preparation, and of nothing else.' })
  makes?: RecipeMakesInput | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Basis points of that which are lost while it is made: 0 unless said.',
  })
  processLoss?: number | null;
  @Field(() => [RecipeLineInput], { description: 'What it takes; none: it is not tracked.' })
  lines!: RecipeLineInput[];
}

@InputType({ description: 'The next version of a recipe.' })
export class SaveRecipeInput extends RecipeInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of this version.' })
  id!: string;
  @Field(() => Int, { defaultValue: 0, description: 'The newest version that you saw; 0 where there is none.' })
  version!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it is in force; at once unless said.' })
  validFrom?: Date | null;
  @Field(() => String, { nullable: true, description: 'What should be known of this version.' })
  note?: string | null;
}

@InputType({ description: 'A version of a recipe that is called off before it begins.' })
export class CancelRecipeInput {
  @Field(() => UuidScalar, { description: 'Made by you: saying it again is harmless.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The version.' })
  recipeId!: string;
}
