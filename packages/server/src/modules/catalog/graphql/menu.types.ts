import { Field, Int, ObjectType } from 'type-graphql';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { JsonObjectScalar, MoneyScalar, PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { Allergen } from '../allergens.ts';
import type { Diet, Menu, TaxKind } from '../menu.ts';
import type { Words } from '../tables.ts';
import { AllergenEnum, DietEnum, TaxKindEnum } from './catalog.enums.ts';

@ObjectType('Daypart', { description: 'A span of the day in which some dishes are served.', simpleResolvers: true })
export class DaypartType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'Short code.' })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => Int, { description: 'Its start, in minutes after local midnight.' })
  startsAt!: number;
  @Field(() => Int, { description: 'Its end, in minutes after local midnight; not part of it.' })
  endsAt!: number;
}

@ObjectType('ModifierOption', { description: 'One choice of a group.' })
export class ModifierOptionType {
  @Field(() => UuidScalar, { description: 'Stable id; order it by this.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code, unique in its group.', simple: true })
  code!: string;
  @Field(() => MoneyScalar, { description: 'Added to the price of one piece; may be negative.', simple: true })
  priceDelta!: number;
  @Field(() => [AllergenEnum], {
    description: 'Allergens that come with it: those that were typed and those of its recipe.',
    simple: true,
  })
  allergens!: Allergen[];
  @Field(() => [AllergenEnum], { description: 'Of these, those that somebody typed.', simple: true })
  saidAllergens!: Allergen[];
  names!: Words;
}

@ObjectType('ModifierGroup', { description: 'Choices that go with a dish.' })
export class ModifierGroupType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code.', simple: true })
  code!: string;
  @Field(() => Int, { description: 'At least so many different options are chosen.', simple: true })
  min!: number;
  @Field(() => Int, { description: 'At most so many different options are chosen.', simple: true })
  max!: number;
  @Field(() => [ModifierOptionType], { description: 'What may be chosen, in order.', simple: true })
  options!: ModifierOptionType[];
  names!: Words;
}

@ObjectType('MenuVariant', { description: 'A size or form in which a dish is sold.' })
export class MenuVariantType {
  @Field(() => UuidScalar, { description: 'Stable id; order it by this.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code, unique for its dish.', simple: true })
  code!: string;
  @Field(() => MoneyScalar, {
    description: 'Of one piece, before choices; with tax where the organisation’s prices include it.',
    simple: true,
  })
  price!: number;
  @Field(() => [AllergenEnum], { description: 'Allergens in it in this size or form, choices aside.', simple: true })
  allergens!: Allergen[];
  outletId!: string | null;
  names!: Words;
}

@ObjectType('MenuItem', { description: 'A dish, or packaged goods, as an outlet offers it.' })
export class MenuItemType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code.', simple: true })
  code!: string;
  @Field(() => DietEnum, { description: 'The mark it carries.', simple: true })
  diet!: Diet;
  @Field(() => [AllergenEnum], {
    description:
      'Allergens in it, choices aside: those that were typed, those of its recipes and those of what lies cooked for it.',
    simple: true,
  })
  allergens!: Allergen[];
  @Field(() => [AllergenEnum], { description: 'Of these, those that somebody typed.', simple: true })
  saidAllergens!: Allergen[];
  @Field(() => Int, { description: 'Energy of one serving in kcal.', simple: true })
  kcal!: number;
  @Field(() => Int, { description: 'How hot it is: 0 (not) to 3.', simple: true })
  spice!: number;
  @Field(() => TaxKindEnum, { description: 'How it is taxed.', simple: true })
  taxKind!: TaxKind;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Maximum retail price of packaged goods, tax in.',
    simple: true,
  })
  mrp!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The code of the station that makes it; null for what is only handed over.',
    simple: true,
  })
  stationCode!: string | null;
  @Field(() => Int, { description: 'How long it takes to make, in seconds.', simple: true })
  prepSeconds!: number;
  @Field(() => JsonObjectScalar, { description: 'What its picture is composed of.', simple: true })
  picture!: Record<string, unknown>;
  @Field(() => Boolean, { description: 'Somebody marked it as sold out, whatever the stock says.', simple: true })
  soldOut!: boolean;
  @Field(() => [DaypartType], { description: 'When it is served; empty means all day.', simple: true })
  dayparts!: DaypartType[];
  @Field(() => [MenuVariantType], {
    description: 'The sizes or forms it is sold in, in order; at least one.',
    simple: true,
  })
  variants!: MenuVariantType[];
  @Field(() => [ModifierGroupType], { description: 'The choices that go with it, in order.', simple: true })
  modifierGroups!: ModifierGroupType[];
  names!: Words;
  descriptions!: Words;
  outletId!: string | null;
}

@ObjectType('MenuCategory', { description: 'A part of the menu.' })
export class MenuCategoryType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code.', simple: true })
  code!: string;
  @Field(() => Int, { description: 'Order in which categories are shown.', simple: true })
  position!: number;
  @Field(() => [MenuItemType], { description: 'Its dishes at this outlet, in order.', simple: true })
  items!: MenuItemType[];
  names!: Words;
}

@ObjectType('Menu', { description: 'What an outlet offers.' })
export class MenuType {
  @Field(() => PositionScalar, { description: 'Rises with every change of this menu.', simple: true })
  version!: number;
  @Field(() => [MenuCategoryType], { description: 'Its categories that have a dish, in order.', simple: true })
  categories!: MenuCategoryType[];
  outletId!: string;
}

@ObjectType('LineModifier', { description: 'A choice as it was sold with a line.', simpleResolvers: true })
export class LineModifierType {
  @Field(() => UuidScalar, { description: 'The option chosen.' })
  optionId!: string;
  @Field(() => String, { description: 'Its name when it was sold.' })
  name!: string;
  @Field(() => MoneyScalar, { description: 'What it added to the price of one piece.' })
  priceDelta!: number;
}

@ObjectType('MenuChanged', { implements: LiveMessageInterface, description: 'The menu of an outlet changed.' })
export class MenuChangedType extends LiveMessageInterface {
  @Field(() => MenuType, { description: 'The menu as it is now.' })
  menu!: Menu;
}
