import { Field, InputType, Int } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type Allergen, AllergenEnum } from '../../catalog/index.ts';
import type { BaseUnitCode, PickPolicyCode, StockKind } from '../stock-item.ts';
import { BaseUnitEnum, PickPolicyEnum, StockKindEnum } from './stock.types.ts';

export const UnitUnknown = refusalType('UNIT_UNKNOWN', 'A stock item is not counted in this unit.', {
  unit: { type: () => String, description: 'The unit that was sent.' },
});

export const ExpiredOnArrival = refusalType(
  'EXPIRED_ON_ARRIVAL',
  'A batch of the delivery has expired: send it back.',
  {
    expiryDate: { type: () => LocalDateScalar, description: 'The date on it.' },
  },
);

@InputType({ description: 'One batch of a delivery.' })
export class ReceiveStockLineInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the batch.' })
  batchId!: string;
  @Field(() => UuidScalar, { description: 'What came.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`: two tins are 2000.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => MoneyScalar, {
    description: 'What all of it costs: without the tax that is credited to us, with the tax that is not.',
  })
  value!: number;
  @Field(() => String, { nullable: true, description: 'The number the supplier printed on it.' })
  supplierBatch?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it may be used; without it, the item’s shelf life counts.',
  })
  expiryDate?: string | null;
}

@InputType({ description: 'A delivery.' })
export class ReceiveStockInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet that received it.' })
  outletId!: string;
  @Field(() => String, { description: 'Who delivered.' })
  supplier!: string;
  @Field(() => String, { nullable: true, description: 'The number on the delivery note.' })
  reference?: string | null;
  @Field(() => [ReceiveStockLineInput], { description: 'What came; each line becomes a batch.' })
  lines!: ReceiveStockLineInput[];
}

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
