import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { JsonObjectScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { Allergen } from '../allergens.ts';
import type { Diet, TaxKind } from '../menu.ts';
import { AllergenEnum, DietEnum, TaxKindEnum } from './catalog.enums.ts';

@InputType({ description: 'The switch that says whether a dish is there.' })
export class SetItemAvailabilityInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'The dish.' })
  itemId!: string;
  @Field(() => Boolean, { description: 'False when it is sold out, true when it is there again.' })
  available!: boolean;
}

@ObjectType('DishVariant', {
  description: 'A size or form of a dish as it was saved.',
  simpleResolvers: true,
})
@InputType({ description: 'A size or form as it should be.' })
export class SaveVariantInput {
  @Field(() => UuidScalar, { description: 'Made by you: a new id makes a variant, a known one changes it.' })
  id!: string;
  @Field(() => String, { description: 'Short code, unique for its dish.' })
  code!: string;
  @Field(() => String, { description: 'The name on the menu, in English.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The name in Hindi.' })
  nameHi?: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Malayalam.' })
  nameMl?: string | null;
  @Field(() => MoneyScalar, { description: 'Of one piece.' })
  price!: number;
}

@ObjectType('DishOption', {
  description: 'A choice as it was saved.',
  simpleResolvers: true,
})
@InputType({ description: 'A choice as it should be.' })
export class SaveModifierOptionInput {
  @Field(() => UuidScalar, { description: 'Made by you: a new id makes an option, a known one changes it.' })
  id!: string;
  @Field(() => String, { description: 'Short code, unique in its group.' })
  code!: string;
  @Field(() => String, { description: 'The name on the menu, in English.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The name in Hindi.' })
  nameHi?: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Malayalam.' })
  nameMl?: string | null;
  @Field(() => MoneyScalar, { description: 'Added to the price of one piece; may be negative.' })
  priceDelta!: number;
  @Field(() => [AllergenEnum], { description: 'Allergens that come with it.' })
  allergens!: Allergen[];
}

@ObjectType('DishGroup', {
  description: 'A group of choices as it was saved. Dishes may share one.',
  simpleResolvers: true,
})
@InputType({ description: 'A group of choices as it should be. Dishes may share one: all of them change.' })
export class SaveModifierGroupInput {
  @Field(() => UuidScalar, { description: 'Made by you: a new id makes a group, a known one changes it.' })
  id!: string;
  @Field(() => String, { description: 'Short code.' })
  code!: string;
  @Field(() => String, { description: 'The question it asks, in English.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The question in Hindi.' })
  nameHi?: string | null;
  @Field(() => String, { nullable: true, description: 'The question in Malayalam.' })
  nameMl?: string | null;
  @Field(() => Int, { description: 'At least so many different options are chosen.' })
  min!: number;
  @Field(() => Int, { description: 'At most so many different options are chosen.' })
  max!: number;
  @Field(() => [SaveModifierOptionInput], { description: 'All of its options, in order; others are taken out.' })
  options!: SaveModifierOptionInput[];
}

@ObjectType('Dish', {
  description:
    'A dish as it was saved, in all languages and with everything it is sold as: to be changed and sent back whole.',
  simpleResolvers: true,
})
@InputType({ description: 'A dish as it should be, with everything it is sold as.' })
export class SaveMenuItemInput {
  @Field(() => UuidScalar, { description: 'Made by you (UUIDv7): a new id makes a dish, a known one changes it.' })
  id!: string;
  @Field(() => Int, {
    defaultValue: 0,
    description: 'The version that was read, and is changed; 0 makes the dish. It rises with every change.',
  })
  version!: number;
  @Field(() => UuidScalar, { description: 'Its category; an unknown id makes a category with `categoryName`.' })
  categoryId!: string;
  @Field(() => String, { description: 'Name of the category, when it is new.' })
  categoryName!: string;
  @Field(() => String, { description: 'Short code, unique among dishes.' })
  code!: string;
  @Field(() => String, { description: 'Its name in English.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Its name in Hindi.' })
  nameHi?: string | null;
  @Field(() => String, { nullable: true, description: 'Its name in Malayalam.' })
  nameMl?: string | null;
  @Field(() => String, { description: 'What it is, in a sentence, in English.' })
  description!: string;
  @Field(() => String, { nullable: true, description: 'What it is, in Hindi.' })
  descriptionHi?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is, in Malayalam.' })
  descriptionMl?: string | null;
  @Field(() => DietEnum, { description: 'The mark it carries.' })
  diet!: Diet;
  @Field(() => [AllergenEnum], { description: 'Allergens in it, choices aside.' })
  allergens!: Allergen[];
  @Field(() => Int, { description: 'Energy of one serving in kcal.' })
  kcal!: number;
  @Field(() => Int, { description: 'How hot it is: 0 (not) to 3.' })
  spice!: number;
  @Field(() => TaxKindEnum, { description: 'How it is taxed.' })
  taxKind!: TaxKind;
  @Field(() => String, { description: 'SAC for prepared food, HSN for packaged goods; it needs a rate today.' })
  taxCode!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Maximum retail price; packaged goods need it.' })
  mrp?: number | null;
  @Field(() => String, { nullable: true, description: 'The code of the station that makes it, if any does.' })
  stationCode?: string | null;
  @Field(() => Int, { description: 'How long it takes to make, in seconds.' })
  prepSeconds!: number;
  @Field(() => JsonObjectScalar, { description: 'What its picture is composed of; empty: one that fits its name.' })
  picture!: Record<string, unknown>;
  @Field(() => [UuidScalar], { description: 'The outlets that offer it; others no longer do.' })
  outletIds!: string[];
  @Field(() => [SaveVariantInput], { description: 'All of its variants, in order; others are archived.' })
  variants!: SaveVariantInput[];
  @Field(() => [SaveModifierGroupInput], { description: 'All of its groups of choices, in order.' })
  modifierGroups!: SaveModifierGroupInput[];
  @Field(() => [UuidScalar], { description: 'When it is served; empty means all day.' })
  daypartIds!: string[];
}
