import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { keysOf, StockCountClassEnum } from '../../inventory/index.ts';
import type { ServiceLevel } from '../replenishment/formulas.ts';
import { suggestionState } from '../replenishment/tables.ts';

export const SuggestionStateEnum = keysOf(suggestionState.enumValues);
registerEnumType(SuggestionStateEnum, {
  name: 'PurchaseSuggestionState',
  description: 'Whether it waits, somebody dismissed it, it stands on an order, or it is not needed any more.',
});

export const SuggestionSettled = refusalType(
  'SUGGESTION_SETTLED',
  'Somebody ordered or dismissed the suggestion already, or it is not needed any more.',
  { state: { type: () => SuggestionStateEnum, description: 'The state it is in.' } },
);
export const NobodySellsIt = refusalType('NOBODY_SELLS_IT', 'No supplier sells what is suggested.', {
  items: { type: () => [String], description: 'The names of what nobody sells.' },
});
export const NotSoldBySupplier = refusalType('NOT_SOLD_BY_SUPPLIER', 'The supplier does not sell the item.');

@ObjectType('PurchaseSuggestion', { description: 'That an item should be ordered, how much of it, and why.' })
export class PurchaseSuggestionType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => SuggestionStateEnum, { description: 'What became of it.', simple: true })
  state!: keyof typeof SuggestionStateEnum;
  @Field(() => String, {
    nullable: true,
    description: 'The pack it is sold in; null where nobody sells it.',
    simple: true,
  })
  unit!: string | null;
  @Field(() => Float, { nullable: true, description: 'How many packs.', simple: true })
  packs!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What one pack costs, without tax.', simple: true })
  price!: number | null;
  @Field(() => QuantityScalar, { description: 'How much in thousandths of the base unit.', simple: true })
  quantity!: number;
  @Field(() => Boolean, { description: 'Less than what is missing, for more would not keep.', simple: true })
  isCapped!: boolean;
  @Field(() => String, { description: 'Why, in one sentence with its numbers.', simple: true })
  because!: string;
  @Field(() => DateTimeScalar, { description: 'When it was first suggested.', simple: true })
  madeAt!: Date;
  @Field(() => String, { nullable: true, description: 'Why it was dismissed.', simple: true })
  reason!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The purchase order it stands on.', simple: true })
  orderId!: string | null;
  stockItemId!: string;
  supplierId!: string | null;
}

export const PurchaseSuggestionConnection = connectionType('PurchaseSuggestion', () => PurchaseSuggestionType);

@ObjectType('DraftedOrders', {
  description: 'The drafts that were made, one for each supplier.',
  simpleResolvers: true,
})
export class DraftedOrdersType {
  @Field(() => [UuidScalar], { description: 'The ids of the purchase orders.' })
  orderIds!: string[];
}

@ObjectType('ReplenishmentClass', { description: 'How items of a class are replenished.', simpleResolvers: true })
export class ReplenishmentClassType {
  @Field(() => StockCountClassEnum, { description: 'The class.' })
  countClass!: keyof typeof StockCountClassEnum;
  @Field(() => Int, { description: 'In how many of ten thousand orders there is enough until it comes.' })
  serviceLevel!: number;
  @Field(() => Int, { description: 'Every so many days it is ordered.' })
  reviewDays!: number;
}

@ObjectType('ReplenishmentRules', { description: 'How an outlet replenishes.', simpleResolvers: true })
export class ReplenishmentRulesType {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => Boolean, { description: 'Whether drafts of orders are made every night of what is suggested.' })
  draftsByThemselves!: boolean;
  @Field(() => MoneyScalar, { description: 'What an order costs us, whatever is in it.' })
  orderCost!: number;
  @Field(() => Int, { description: 'What it costs to keep goods for a year, in basis points of their price.' })
  holdingRate!: number;
  @Field(() => [ReplenishmentClassType], { description: 'A, B and C.' })
  classes!: ReplenishmentClassType[];
  @Field(() => Int, { description: 'Raised by every change; 0 until the first.' })
  version!: number;
}

@ObjectType('ReplenishmentPoint', {
  description: 'What was worked out for an item: when it is ordered, and up to where.',
  simpleResolvers: true,
})
export class ReplenishmentPointType {
  @Field(() => Float, { description: 'Used a day on average, in thousandths of the base unit.' })
  dailyMean!: number;
  @Field(() => Float, { description: 'Its standard deviation.' })
  dailySd!: number;
  @Field(() => Int, { description: 'Open days that this is known from; 0 where somebody decided without.' })
  daysSeen!: number;
  @Field(() => Float, { description: 'Days from an order until it comes.' })
  leadDays!: number;
  @Field(() => Int, { description: 'In how many of ten thousand orders there is enough until it comes.' })
  serviceLevel!: number;
  @Field(() => Int, { description: 'Every so many days it is ordered.' })
  reviewDays!: number;
  @Field(() => QuantityScalar, { description: 'Kept against chance.' })
  safetyStock!: number;
  @Field(() => QuantityScalar, {
    description: 'At or below which it is ordered, while anything is missing up to `orderUpTo`; no more than a par.',
  })
  reorderPoint!: number;
  @Field(() => QuantityScalar, { description: 'Up to which it is ordered: a par where there is one; 0: not at all.' })
  orderUpTo!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'The weekday on which an order of today comes, 1 for Monday, where its par is another than on the rest.',
  })
  parWeekday!: number | null;
  @Field(() => QuantityScalar, { nullable: true, description: 'Where ordering and keeping cost least together.' })
  economicQuantity!: number | null;
  @Field(() => DateTimeScalar, { description: 'When it was worked out.' })
  plannedAt!: Date;
}

@ObjectType('WeekdayPar', {
  description: 'Up to which an item is ordered so that there is enough on one weekday.',
  simpleResolvers: true,
})
export class WeekdayParType {
  @Field(() => Int, { description: '1 is Monday, 7 Sunday.' })
  weekday!: number;
  @Field(() => QuantityScalar, { description: 'In thousandths of the base unit.' })
  par!: number;
}

@ObjectType('ItemReplenishmentRule', {
  description:
    'What somebody decided about an item in an outlet; null leaves a thing to its class, its supplier, or what is used.',
  simpleResolvers: true,
})
export class ItemReplenishmentRuleType {
  @Field(() => Int, {
    nullable: true,
    description: 'In how many of ten thousand orders there is enough until it comes.',
  })
  serviceLevel!: number | null;
  @Field(() => Int, { nullable: true, description: 'Every so many days it is ordered.' })
  reviewDays!: number | null;
  @Field(() => QuantityScalar, { nullable: true, description: 'Up to which it is ordered.' })
  par!: number | null;
  @Field(() => QuantityScalar, { nullable: true, description: 'At or below which it is ordered.' })
  reorderPoint!: number | null;
  @Field(() => Int, { nullable: true, description: 'Days from an order until it comes.' })
  leadDays!: number | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who it is bought from as long as they sell it.' })
  supplierId!: string | null;
  @Field(() => [WeekdayParType], { description: 'Weekdays on which it is ordered up to another quantity than `par`.' })
  pars!: WeekdayParType[];
  @Field(() => Int, { description: 'Raised by every change.' })
  version!: number;
}

@ObjectType('ItemOffer', { description: 'That a supplier sells an item.', simpleResolvers: true })
export class ItemOfferType {
  @Field(() => UuidScalar, { description: 'Who.' })
  supplierId!: string;
  @Field(() => String, { description: 'Their name.' })
  supplierName!: string;
  @Field(() => String, { description: 'In which pack.' })
  unit!: string;
  @Field(() => MoneyScalar, { description: 'What a pack costs today, without tax.' })
  price!: number;
  @Field(() => Int, { description: 'Days they say an order takes.' })
  leadDays!: number;
}

@ObjectType('ItemReplenishment', { description: 'How one item is replenished in an outlet.', simpleResolvers: true })
export class ItemReplenishmentType {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'The stock item.' })
  stockItemId!: string;
  @Field(() => ItemReplenishmentRuleType, { nullable: true, description: 'What somebody decided.' })
  rule!: ItemReplenishmentRuleType | null;
  @Field(() => ReplenishmentPointType, {
    nullable: true,
    description: 'What was worked out; null while too little is known.',
  })
  point!: ReplenishmentPointType | null;
  @Field(() => [ItemOfferType], { description: 'Who sells it, cheapest first.' })
  offers!: ItemOfferType[];
}

@InputType({ description: 'Suggestions of which drafts are to be made.' })
export class DraftSuggestedOrdersInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => [UuidScalar], { description: 'The suggestions, 1 to 100.' })
  suggestionIds!: string[];
}

@InputType({ description: 'How items of a class are to be replenished.' })
export class ReplenishmentClassInput {
  @Field(() => StockCountClassEnum, { description: 'The class.' })
  countClass!: keyof typeof StockCountClassEnum;
  @Field(() => Int, { description: '9000, 9500, 9750, 9800 or 9900: of ten thousand orders.' })
  serviceLevel!: ServiceLevel;
  @Field(() => Int, { description: 'Every so many days it is ordered, 0 to 60.' })
  reviewDays!: number;
}

@InputType({ description: 'How an outlet is to replenish.' })
export class ChangeReplenishmentRulesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 before the first change.' })
  version!: number;
  @Field(() => Boolean, { description: 'Whether drafts are made every night of what is suggested.' })
  draftsByThemselves!: boolean;
  @Field(() => MoneyScalar, { description: 'What an order costs us, whatever is in it.' })
  orderCost!: number;
  @Field(() => Int, { description: 'What it costs to keep goods for a year, in basis points of their price.' })
  holdingRate!: number;
  @Field(() => [ReplenishmentClassInput], { description: 'A, B and C, each once.' })
  classes!: ReplenishmentClassInput[];
}

@InputType({ description: 'Up to which an item is to be ordered so that there is enough on one weekday.' })
export class WeekdayParInput {
  @Field(() => Int, { description: '1 is Monday, 7 Sunday.' })
  weekday!: number;
  @Field(() => QuantityScalar, { description: 'In thousandths of `unit`.' })
  par!: number;
}

@InputType({
  description: 'How one item is to be replenished; null leaves a thing to its class, its supplier, or what is used.',
})
export class ChangeItemReplenishmentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'The stock item.' })
  stockItemId!: string;
  @Field(() => Int, {
    defaultValue: 0,
    description: 'The version that was changed; 0 before anybody decided anything.',
  })
  version!: number;
  @Field(() => Int, { nullable: true, description: '9000, 9500, 9750, 9800 or 9900: of ten thousand orders.' })
  serviceLevel!: ServiceLevel | null;
  @Field(() => Int, { nullable: true, description: 'Every so many days it is ordered, 0 to 60.' })
  reviewDays!: number | null;
  @Field(() => QuantityScalar, {
    nullable: true,
    description: 'Up to which it is ordered, in thousandths of `unit`, whatever its use would have; 0: not at all.',
  })
  par!: number | null;
  @Field(() => QuantityScalar, {
    nullable: true,
    description: 'At or below which it is ordered, in thousandths of `unit`.',
  })
  reorderPoint!: number | null;
  @Field(() => [WeekdayParInput], {
    nullable: true,
    description:
      'Weekdays on which it is ordered up to another quantity than `par`, judged by the day on which it comes; an empty list takes them away, left out or null they stay as they are. A par goes before what its use would have, and of 0 nothing is ordered for that day.',
  })
  pars?: WeekdayParInput[] | null;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => Int, { nullable: true, description: 'Days from an order until it comes, 0 to 365.' })
  leadDays!: number | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who it is bought from as long as they sell it.' })
  supplierId!: string | null;
}
