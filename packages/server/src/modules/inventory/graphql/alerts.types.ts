import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { alertKind, alertState } from '../alerts/tables.ts';
import type { StockKind } from '../stock-item.ts';
import { StorageUnitType } from './cold.types.ts';
import { keysOf, StockCountClassEnum, StockItemType, StockKindEnum } from './stock.types.ts';

export const StockAlertKindEnum = keysOf(alertKind.enumValues);
export const StockAlertStateEnum = keysOf(alertState.enumValues);
registerEnumType(StockAlertKindEnum, {
  name: 'StockAlertKind',
  description:
    'What an alert is about: little is free wherever it lies (LOW), nothing is free where orders take from (OUT), a batch expires soon, a batch expired, a delivery cost a fifth more than usual, more was used than the records held (DEFICIT), where food is kept it is too warm or too cold (TEMPERATURE).',
});
registerEnumType(StockAlertStateEnum, {
  name: 'StockAlertState',
  description: 'Whether somebody saw it, and whether it is over: that it is by itself, when its cause is gone.',
});

export const AlertNotOpen = refusalType('ALERT_NOT_OPEN', 'Somebody saw the alert already, or it is over.', {
  state: { type: () => StockAlertStateEnum, description: 'The state it is in.' },
});

@ObjectType('StockAlert', { description: 'Something about stock that somebody should see.', simpleResolvers: true })
export class StockAlertType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => StockAlertKindEnum, { description: 'What it is about.' })
  kind!: keyof typeof StockAlertKindEnum;
  @Field(() => StockAlertStateEnum, { description: 'Whether somebody saw it, and whether it is over.' })
  state!: keyof typeof StockAlertStateEnum;
  @Field(() => StockItemType, { nullable: true, description: 'Of what; null where it is about a storage unit.' })
  item!: StockItemType | null;
  @Field(() => StorageUnitType, { nullable: true, description: 'Where it is too warm, or too cold.' })
  storageUnit!: StorageUnitType | null;
  @Field(() => Int, {
    nullable: true,
    description: 'When it began: how warm it was there, in tenths of a degree Celsius.',
  })
  temperature!: number | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The batch it is about, if it is about one.' })
  batchId!: string | null;
  @Field(() => QuantityScalar, {
    description: 'When it began: what was free, what was left of the batch, or what was used beyond the records.',
  })
  quantity!: number;
  @Field(() => QuantityScalar, { nullable: true, description: 'At or below which the item counts as low.' })
  lowAt!: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day on which the batch may be used.' })
  expiryDate!: string | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What a thousand base units of the delivery cost.' })
  price!: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What they cost on average in up to five deliveries before.',
  })
  usualPrice!: number | null;
  @Field(() => DateTimeScalar, { description: 'When it was noticed.' })
  openedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody said they saw it.' })
  acknowledgedAt!: Date | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who did.' })
  acknowledgedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its cause was gone.' })
  resolvedAt!: Date | null;
}

export const StockAlertConnection = connectionType('StockAlert', () => StockAlertType);

@ObjectType('StockAlertChanged', {
  implements: LiveMessageInterface,
  description: 'Alerts about an outlet’s stock opened, were acknowledged, or are over.',
})
export class StockAlertChangedType extends LiveMessageInterface {
  @Field(() => [StockAlertType], { description: 'The alerts as they are now.' })
  alerts!: StockAlertType[];
}

@ObjectType('StockDay', { description: 'What was used and wasted on a business day.', simpleResolvers: true })
export class StockDayType {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  businessDate!: string;
  @Field(() => MoneyScalar, { description: 'What was used, at what it cost.' })
  used!: number;
  @Field(() => MoneyScalar, { description: 'What was wasted, with the tax that went back; without staff meals.' })
  wasted!: number;
}

@ObjectType('StockLocationValue', { description: 'What lies in one location, and how long it lasts.' })
export class StockLocationValueType {
  @Field(() => MoneyScalar, { description: 'All that lies there, at what it cost.', simple: true })
  value!: number;
  @Field(() => MoneyScalar, { description: 'Of that, what may be used.', simple: true })
  usableValue!: number;
  @Field(() => Int, { description: 'Batches that are not empty.', simple: true })
  batches!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Days that what is usable here lasts at the pace at which the outlet used, in the last four weeks, what lies here; null where it used none of it.',
    simple: true,
  })
  daysOnHand!: number | null;
  locationId!: string;
}

@ObjectType('StockOverview', { description: 'How an outlet’s stock stands.' })
export class StockOverviewType {
  @Field(() => UuidScalar, { description: 'The outlet.', simple: true })
  outletId!: string;
  @Field(() => MoneyScalar, { description: 'All that lies there, at what it cost.', simple: true })
  value!: number;
  @Field(() => MoneyScalar, { description: 'Of that, what may be used.', simple: true })
  usableValue!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Days that it lasts at the pace of the last four weeks; null while nothing was used.',
    simple: true,
  })
  daysOnHand!: number | null;
  @Field(() => Int, { description: 'Batches that are not empty.', simple: true })
  batches!: number;
  @Field(() => [StockLocationValueType], {
    description: 'The same by location, by name: value, usable value and batches of the outlet are the sums of these.',
    simple: true,
  })
  locations!: StockLocationValueType[];
  @Field(() => Int, { description: 'Batches that expire soon.', simple: true })
  expiringBatches!: number;
  @Field(() => MoneyScalar, { description: 'What they are worth.', simple: true })
  expiringValue!: number;
  @Field(() => MoneyScalar, { description: 'What was wasted in seven days, today among them.', simple: true })
  wastedThisWeek!: number;
  @Field(() => Int, { description: 'Items of which there is nothing.', simple: true })
  stockOuts!: number;
  @Field(() => Int, { description: 'Alerts that nobody saw yet.', simple: true })
  openAlerts!: number;
  @Field(() => [StockDayType], { description: 'Day by day, four weeks until yesterday, oldest first.', simple: true })
  days!: StockDayType[];
}

@InputType({ description: 'How long before its last day a batch of a kind is said to expire soon.' })
export class ExpiryWarningInput {
  @Field(() => StockKindEnum, { description: 'The kind.' })
  kind!: StockKind;
  @Field(() => Int, { description: 'Days, 0 to 365.' })
  days!: number;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 before the first change.' })
  version!: number;
}

@InputType({ description: 'How long before their last day batches are said to expire soon, by kind.' })
export class ChangeExpiryWarningsInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => [ExpiryWarningInput], { description: 'The kinds that are to change.' })
  warnings!: ExpiryWarningInput[];
}

@ObjectType('ExpiryWarning', {
  description: 'How long before its last day a batch of a kind is said to expire soon.',
  simpleResolvers: true,
})
export class ExpiryWarningType {
  @Field(() => StockKindEnum, { description: 'The kind.' })
  kind!: StockKind;
  @Field(() => Int, { description: 'Days.' })
  days!: number;
  @Field(() => Int, { description: 'Raised by every change; 0 until the first.' })
  version!: number;
}

@ObjectType('ExpiryWarnings', {
  description: 'How long before their last day batches are said to expire soon in an outlet, by kind.',
  simpleResolvers: true,
})
export class ExpiryWarningsType {
  @Field(() => [ExpiryWarningType], { description: 'By kind.' })
  warnings!: ExpiryWarningType[];
}

@InputType({ description: 'What was opened.' })
export class OpenBatchInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the batch that what was opened becomes.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The batch it is a part of.' })
  batchId!: string;
  @Field(() => QuantityScalar, { description: 'Thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
}

@InputType({ description: 'What is decided about a stock item besides what it is.' })
export class ChangeItemRulesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The stock item.' })
  stockItemId!: string;
  @Field(() => Int, { description: 'The version that was changed.' })
  version!: number;
  @Field(() => StockCountClassEnum, {
    nullable: true,
    description: 'How often it is counted; null: by what is consumed of it in a year.',
  })
  countClass!: keyof typeof StockCountClassEnum | null;
  @Field(() => Int, { nullable: true, description: 'Days it keeps once opened; null: as long as unopened.' })
  openedLifeDays!: number | null;
}
