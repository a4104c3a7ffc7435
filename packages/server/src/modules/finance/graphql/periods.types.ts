import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import type { PeriodRequest, PeriodState } from '../periods/period.ts';
import { periodRequestState, periodState } from '../periods/tables.ts';

export const PeriodStateEnum = enumOf(periodState.enumValues);
export const PeriodRequestStateEnum = enumOf(periodRequestState.enumValues);
registerEnumType(PeriodStateEnum, {
  name: 'PeriodState',
  description: 'Whether a month takes entries; locked, it does not, and locked hard it never will again.',
});
registerEnumType(PeriodRequestStateEnum, {
  name: 'PeriodRequestState',
  description: 'Whether somebody else said yes or no.',
});

export const IllegalPeriodStep = refusalType('ILLEGAL_PERIOD_STEP', 'The month’s state does not allow this.', {
  state: { type: () => PeriodStateEnum, description: 'The state it is in.' },
});
export const MonthNotOver = refusalType('MONTH_NOT_OVER', 'Business goes on in this month.', {
  from: { type: () => LocalDateScalar, description: 'The business day from which it can be locked, in every outlet.' },
});
@ObjectType('OwedStock', {
  description: 'What an outlet used of an item beyond its records, and nothing stands for yet.',
  simpleResolvers: true,
})
class OwedStockType {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => String, { description: 'What it is called.' })
  outletName!: string;
  @Field(() => UuidScalar, { description: 'The stock item.' })
  stockItemId!: string;
  @Field(() => String, { description: 'What it is called.' })
  name!: string;
  @Field(() => String, { description: 'The unit it is counted in: g, ml or pcs.' })
  unit!: string;
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What it was booked at.' })
  value!: number;
}
export const StockOwed = refusalType('STOCK_OWED', 'What was used beyond the records is not made good yet.', {
  items: { type: () => Int, description: 'Of how many items, in all outlets.' },
  owed: { type: () => [OwedStockType], description: 'The dearest twenty of them.' },
});
export const PeriodRequestWaiting = refusalType(
  'PERIOD_REQUEST_WAITING',
  'Something else of this month waits for a yes.',
  { requestId: { type: () => UuidScalar, description: 'What waits.' } },
);
export const RequestDecided = refusalType('REQUEST_DECIDED', 'Somebody decided on it already.', {
  requestState: { type: () => PeriodRequestStateEnum, description: 'How they decided.' },
});

@ObjectType('PeriodRequest', { description: 'What was asked for a month of the books.', simpleResolvers: true })
export class PeriodRequestType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => PeriodStateEnum, { description: 'What the month is to become.' })
  wanted!: PeriodState;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => PeriodRequestStateEnum, { description: 'Whether somebody else said yes or no.' })
  state!: keyof typeof PeriodRequestStateEnum;
  @Field(() => String, { description: 'Who asked, as the audit trail calls them.' })
  askedByLabel!: string;
  @Field(() => DateTimeScalar, { description: 'When.' })
  askedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who decided.' })
  decidedByLabel!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When they did.' })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why, where they said why.' })
  decisionReason!: string | null;
}

@ObjectType('LedgerPeriod', { description: 'A month of the books.', simpleResolvers: true })
export class LedgerPeriodType {
  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  month!: string;
  @Field(() => PeriodStateEnum, { description: 'Whether it takes entries.' })
  state!: PeriodState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when; null while it was never locked.' })
  since!: Date | null;
  @Field(() => Boolean, { description: 'Whether its last day is over by the calendar.' })
  isOver!: boolean;
  @Field(() => [PeriodRequestType], { description: 'What was asked for it, the newest first.' })
  requests!: readonly PeriodRequest[];
}

@InputType({ description: 'What a month of the books is to become, and why.' })
export class RequestPeriodInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the request.' })
  id!: string;
  @Field(() => LocalDateScalar, { description: 'The first day of the month.' })
  month!: string;
  @Field(() => PeriodStateEnum, { description: 'What it is to become.' })
  wanted!: PeriodState;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A yes or no to what somebody else asked for a month.' })
export class DecidePeriodInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'What was asked.' })
  requestId!: string;
  @Field(() => Boolean, { description: 'Yes or no.' })
  approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed for a no.' })
  reason?: string | null;
}
