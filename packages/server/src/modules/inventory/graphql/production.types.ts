import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import type { ProductionState } from '../production/production.ts';
import { productionState } from '../production/tables.ts';
import { keysOf, StockItemType } from './stock.types.ts';

export const ProductionStateEnum = keysOf(productionState.enumValues);
registerEnumType(ProductionStateEnum, {
  name: 'ProductionState',
  description: 'How far a production order is: planned, being cooked, finished; or cancelled.',
});

export const NoRecipe = refusalType('NO_RECIPE', 'The preparation has no recipe that is in force.');
export const MoreThanPlanned = refusalType(
  'MORE_THAN_PLANNED',
  'Far more came of it than was planned, or than what went in makes.',
  {
    planned: { type: () => QuantityScalar, description: 'What should come of it.' },
    produced: { type: () => QuantityScalar, description: 'What is said to have come of it.' },
  },
);
export const IllegalProductionStep = refusalType('ILLEGAL_PRODUCTION_STEP', 'The order’s state does not allow this.', {
  state: { type: () => ProductionStateEnum, description: 'The state it is in.' },
});

@ObjectType('ProductionInput', { description: 'What goes into a production order.', simpleResolvers: true })
export class ProductionInputType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => QuantityScalar, { description: 'How much by the recipe.' })
  planned!: number;
  @Field(() => QuantityScalar, { nullable: true, description: 'How much really; null before it is finished.' })
  used!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What that cost; null before it is finished.' })
  value!: number | null;
  @Field(() => QuantityScalar, { description: 'What can be promised of it now, orders aside.' })
  available!: number;
}

@ObjectType('ProductionOrder', { description: 'A preparation that is cooked in one go, by one version of its recipe.' })
export class ProductionOrderType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => ProductionStateEnum, { description: 'How far it is.', simple: true })
  state!: ProductionState;
  @Field(() => QuantityScalar, { description: 'What should come of it, by the recipe.', simple: true })
  planned!: number;
  @Field(() => QuantityScalar, {
    nullable: true,
    description: 'What came of it; null before it is finished.',
    simple: true,
  })
  produced!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What went into it, and what it is worth.', simple: true })
  value!: number | null;
  @Field(() => LocalDateScalar, { description: 'The business day it is for.', simple: true })
  plannedFor!: string;
  @Field(() => String, { nullable: true, description: 'What was said with it.', simple: true })
  note!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was planned.', simple: true })
  plannedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was begun.', simple: true })
  startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished.', simple: true })
  finishedAt!: Date | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The batch that came of it.', simple: true })
  batchId!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.', simple: true })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Why far more came of it than was planned.', simple: true })
  excessReason!: string | null;
  stockItemId!: string;
  locationId!: string;
  recipeId!: string;
}

export const ProductionOrderConnection = connectionType('ProductionOrder', () => ProductionOrderType);

@InputType({ description: 'So much of a preparation that is to be cooked.' })
export class PlanProductionInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the order.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Where it is put when it is finished.' })
  locationId!: string;
  @Field(() => UuidScalar, { description: 'The preparation.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'What should come of it, in thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the preparation.' })
  unit!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The business day it is for; today unless said.' })
  plannedFor?: string | null;
  @Field(() => String, { nullable: true, description: 'What should be known of it.' })
  note?: string | null;
}

@InputType({ description: 'What really went into a production order of a stock item.' })
export class UsedInputInput {
  @Field(() => UuidScalar, { description: 'Of what.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
}

@InputType({ description: 'What came of a production order.' })
export class FinishProductionInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order.' })
  orderId!: string;
  @Field(() => UuidScalar, { description: 'Made by you: the id of the batch that came of it.' })
  batchId!: string;
  @Field(() => QuantityScalar, { description: 'What came of it.' })
  produced!: number;
  @Field(() => [UsedInputInput], { nullable: true, description: 'What went in, where it was not what was planned.' })
  used?: UsedInputInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is more than a fifth above what was planned; whoever may say so has `production:override`.',
  })
  excessReason?: string | null;
}

@InputType({ description: 'A production order that is taken back.' })
export class CancelProductionInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order.' })
  orderId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
