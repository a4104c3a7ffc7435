import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { YearClosing } from '../years/year.ts';
import { PeriodRequestStateEnum } from './periods.types.ts';

export const YearClosed = refusalType('YEAR_CLOSED', 'The year is closed for good.');
export const YearNotOver = refusalType('YEAR_NOT_OVER', 'Business goes on in this year.', {
  from: { type: () => LocalDateScalar, description: 'The business day from which it can be closed, in every outlet.' },
});
export const EarlierYearOpen = refusalType('EARLIER_YEAR_OPEN', 'A year before it is not closed.', {
  year: { type: () => String, description: 'Which: `2025-26`.' },
});
export const OpeningNotSettled = refusalType('OPENING_NOT_SETTLED', 'Opening balances are not taken over yet.', {
  left: { type: () => MoneyScalar, description: 'What opening balance equity (3999) holds, over all outlets.' },
});
export const JournalsWaiting = refusalType('JOURNALS_WAITING', 'Journals of the year wait for a yes or no.', {
  journals: { type: () => Int, description: 'How many.' },
});
export const YearCloseWaiting = refusalType('YEAR_CLOSE_WAITING', 'Somebody asked for it already.', {
  requestId: { type: () => UuidScalar, description: 'What waits.' },
});

@ObjectType('YearCloseRequest', {
  description: 'That somebody asked for a year to be closed, and what somebody else said.',
  simpleResolvers: true,
})
export class YearCloseRequestType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
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
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What the year made, which went to retained earnings; negative for a loss. Null unless it was closed.',
  })
  profit!: number | null;
}

@ObjectType('LedgerYear', { description: 'A financial year of the books.', simpleResolvers: true })
export class LedgerYearType {
  @Field(() => String, { description: 'What it is called: `2026-27`.' })
  label!: string;
  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  firstDay!: string;
  @Field(() => LocalDateScalar, { description: 'Its last day.' })
  lastDay!: string;
  @Field(() => Boolean, { description: 'Whether it was closed, which is for good.' })
  isClosed!: boolean;
  @Field(() => Boolean, { description: 'Whether its last day is over by the calendar.' })
  isOver!: boolean;
  @Field(() => [YearCloseRequestType], { description: 'What was asked for it, the newest first.' })
  requests!: readonly YearClosing[];
}

@InputType({ description: 'A year of the books that is to be closed, and why.' })
export class RequestYearCloseInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the request.' })
  id!: string;
  @Field(() => LocalDateScalar, { description: 'The first day of the financial year.' })
  firstDay!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A yes or no to closing a year that somebody else asked for.' })
export class DecideYearCloseInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'What was asked.' })
  requestId!: string;
  @Field(() => Boolean, { description: 'Yes or no.' })
  approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed for a no.' })
  reason?: string | null;
}
