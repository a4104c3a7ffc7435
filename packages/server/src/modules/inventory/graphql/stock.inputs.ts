import { Field, InputType, Int } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type Allergen, AllergenEnum } from '../../catalog/index.ts';
import type { BaseUnitCode, PickPolicyCode, StockKind } from '../stock-item.ts';
import { BaseUnitEnum, PickPolicyEnum, StockKindEnum } from './stock.types.ts';

export const UnitUnknown = refusalType('UNIT_UNKNOWN', 'A stock item is not counted in this unit.', {
  unit: { type: () => String, description: 'The unit that was sent.' },
});

@InputType({ description: 'A unit of a stock item: `numerator / denominator` base units are one of it.' })
export class StockUnitInput {
  @Field(() => String, { description: 'Its name.' })
  unit!: string;
  @Field(() => Int, { description: 'With the denominator: so many base units are one of it.' })
  numerator!: number;
  @Field(() => Int, { description: 'See numerator.' })
  denominator!: number;
}

@InputType({ description: 'A stock item as it should be.' })
export class SaveStockItemInput {
  @Field(() => UuidScalar, { description: 'Made by you: a new id makes a stock item, a known one changes it.' })
  id!: string;
  @Field(() => String, { description: 'Short code, unique among stock items.' })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => StockKindEnum, { description: 'What it is; stays once it is in use.' })
  kind!: StockKind;
  @Field(() => BaseUnitEnum, { description: 'What it is counted in; stays once it is in use.' })
  baseUnit!: BaseUnitCode;
  @Field(() => PickPolicyEnum, { description: 'Which batch is taken first.' })
  pickPolicy!: PickPolicyCode;
  @Field(() => [AllergenEnum], { description: 'Allergens in it.' })
  allergens!: Allergen[];
  @Field(() => Int, { nullable: true, description: 'Days it keeps after it came; null when it does.' })
  shelfLifeDays?: number | null;
  @Field(() => Boolean, { description: 'Whether the tax on buying it is credited to us.' })
  taxCreditable!: boolean;
  @Field(() => [StockUnitInput], { description: 'All of its own units; others are taken away.' })
  units!: StockUnitInput[];
}

@InputType({ description: 'What one portion takes of a stock item.' })
export class RecipeLineInput {
  @Field(() => UuidScalar, { description: 'Of what.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, {
    description: 'Thousandths of `unit`, as issued from stock; below zero in an option that leaves something out.',
  })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
}

@InputType({ description: 'The next version of a recipe: of one variant, or of one option.' })
export class SaveRecipeInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of this version.' })
  id!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The variant it is of.' })
  variantId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The option it is of.' })
  optionId?: string | null;
  @Field(() => [RecipeLineInput], { description: 'What it takes; none: it is not tracked.' })
  lines!: RecipeLineInput[];
}
