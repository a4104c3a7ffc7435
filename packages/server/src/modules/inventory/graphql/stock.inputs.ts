import { Field, InputType, Int } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type Allergen, AllergenEnum } from '../../catalog/index.ts';
import type { BaseUnitCode, PickPolicyCode, StockKind } from '../stock-item.ts';
import {
  BaseUnitEnum,
  NegativePolicyEnum,
  PickPolicyEnum,
  StockCountClassEnum,
  StockKindEnum,
  StockStorageEnum,
} from './stock.types.ts';

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
  @Field(() => Int, { nullable: true, description: 'Tax on its purchase, in basis points. What is not said stays.' })
  purchaseTaxRate?: number | null;
  @Field(() => StockStorageEnum, { nullable: true, description: 'How it is kept. What is not said stays.' })
  storage?: keyof typeof StockStorageEnum | null;
  @Field(() => StockCountClassEnum, { nullable: true, description: 'How often it is counted. What is not said stays.' })
  countClass?: keyof typeof StockCountClassEnum | null;
  @Field(() => Int, { nullable: true, description: 'Days it keeps once opened; null: opening changes nothing.' })
  openedLifeDays?: number | null;
  @Field(() => NegativePolicyEnum, {
    nullable: true,
    description: 'Whether a kitchen may use more than the records hold; packaged goods never. What is not said stays.',
  })
  negativePolicy?: keyof typeof NegativePolicyEnum | null;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 makes the stock item.' })
  version!: number;
}
