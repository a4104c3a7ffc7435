import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  PositionScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { journalDecisions } from '../journals/decide-journal.ts';
import { journalKinds, type ManualJournalState } from '../journals/journal.ts';
import { manualJournalState } from '../journals/tables.ts';
import { AccountType } from './finance.types.ts';

export const ManualJournalStateEnum = enumOf(manualJournalState.enumValues);
const JournalKindEnum = enumOf(journalKinds);
export const JournalDecisionEnum = enumOf(journalDecisions);
registerEnumType(ManualJournalStateEnum, {
  name: 'ManualJournalState',
  description: 'How far a journal is: written, submitted, in the books (or returned, or rejected); or given up.',
});
registerEnumType(JournalKindEnum, {
  name: 'JournalKind',
  description: 'Whether a journal says what happened, or what was there before the books began.',
});
registerEnumType(JournalDecisionEnum, {
  name: 'JournalDecision',
  description: 'A yes, which posts it; back to whoever wrote it; or a no for good.',
});

export const IllegalJournalStep = refusalType('ILLEGAL_JOURNAL_STEP', 'The journal’s state does not allow this.', {
  state: { type: () => ManualJournalStateEnum, description: 'The state it is in.' },
});
export const Unbalanced = refusalType('UNBALANCED', 'Debits and credits come to different sums.', {
  debit: { type: () => MoneyScalar, description: 'The sum of the debits.' },
  credit: { type: () => MoneyScalar, description: 'The sum of the credits.' },
});
const ACCOUNT = { account: { type: () => String, description: 'The code of the account.' } };
export const AccountUnknown = refusalType('ACCOUNT_UNKNOWN', 'The chart has no such account.', ACCOUNT);
export const AccountRetired = refusalType('ACCOUNT_RETIRED', 'The account is not in use any more.', ACCOUNT);
export const ControlAccount = refusalType(
  'CONTROL_ACCOUNT',
  'The account has a sub-ledger that only the product writes.',
  ACCOUNT,
);
export const NotOpened = refusalType('NOT_OPENED', 'The account begins with nothing.', ACCOUNT);
export const DayAhead = refusalType('DAY_AHEAD', 'The day has not come yet.', {
  today: { type: () => LocalDateScalar, description: 'The business day it is in the outlet.' },
});
export const PeriodLocked = refusalType('PERIOD_LOCKED', 'The month of this day is locked.', {
  firstOpenDay: { type: () => LocalDateScalar, description: 'The first day after it that can be written to.' },
});
export const NotReversible = refusalType(
  'NOT_REVERSIBLE',
  'The product posted the entry, or it is a reversal: it is corrected otherwise.',
);
export const AlreadyReversed = refusalType('ALREADY_REVERSED', 'The entry is reversed, or will be.', {
  journalId: { type: () => UuidScalar, description: 'The journal that reverses it.' },
});

@ObjectType('ManualJournalLine', { description: 'One account of a journal, on one side.', simpleResolvers: true })
export class ManualJournalLineType {
  @Field(() => Int, { description: 'Its place, from 1.' })
  position!: number;
  @Field(() => AccountType, { description: 'The account.' })
  account!: AccountType;
  @Field(() => MoneyScalar, { description: 'The amount debited; 0 on a credit line.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The amount credited; 0 on a debit line.' })
  credit!: number;
  @Field(() => String, { nullable: true, description: 'Whose it is, in words.' })
  party!: string | null;
}

@ObjectType('ManualJournalStep', { description: 'Something that happened to a journal.', simpleResolvers: true })
export class ManualJournalStepType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'What: make, reverse, edit, submit, approve, return, reject, withdraw.' })
  event!: string;
  @Field(() => String, { nullable: true, description: 'Why, where somebody said why.' })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
  @Field(() => String, { description: 'Who, as the audit trail calls them.' })
  byLabel!: string;
}

@ObjectType('ManualJournal', {
  description: 'What a person writes into the books by hand. It is in the books once somebody else said yes.',
})
export class ManualJournalType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PositionScalar, { description: 'Its number; later ones have higher ones.', simple: true })
  number!: number;
  @Field(() => ManualJournalStateEnum, { description: 'How far it is.', simple: true })
  state!: ManualJournalState;
  @Field(() => JournalKindEnum, { description: 'Whether it is about what was there before.', simple: true })
  kind!: keyof typeof JournalKindEnum;
  @Field(() => Int, { description: 'Rises with every change of what it says.', simple: true })
  version!: number;
  @Field(() => LocalDateScalar, { description: 'The day it is booked on.', simple: true })
  day!: string;
  @Field(() => String, { description: 'What happened, in words.', simple: true })
  narration!: string;
  @Field(() => MoneyScalar, { description: 'The sum of either side.', simple: true })
  total!: number;
  @Field(() => DateTimeScalar, { description: 'When it was written.', simple: true })
  madeAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned, rejected or given up; of a reversal, why it is asked for.',
    simple: true,
  })
  reason!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The entry that it turns round.', simple: true })
  reversalOf!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Its entry, once it is in the books.', simple: true })
  entryId!: string | null;
  outletId!: string;
}

export const ManualJournalConnection = connectionType('ManualJournal', () => ManualJournalType);

@InputType({ description: 'One account of a journal, on one side.' })
export class JournalLineInput {
  @Field(() => String, { description: 'The code of the account. Control accounts are written by the product alone.' })
  account!: string;
  @Field(() => MoneyScalar, { description: 'The amount debited; 0 on a credit line.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The amount credited; 0 on a debit line.' })
  credit!: number;
  @Field(() => String, { nullable: true, description: 'Whose it is, in words.' })
  party?: string | null;
}

@InputType({ description: 'A journal as it should be.' })
export class SaveJournalInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Made by you: the id of the journal.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet whose books it is in.' })
  outletId!: string;
  @Field(() => JournalKindEnum, {
    defaultValue: 'ORDINARY',
    description: 'Whether it says what was there before, against 3999: it stays so.',
  })
  kind!: keyof typeof JournalKindEnum;
  @Field(() => Int, { description: 'The version that was changed; 0 makes the journal.' })
  version!: number;
  @Field(() => LocalDateScalar, { description: 'The day it is booked on; its month is open, and it has come.' })
  day!: string;
  @Field(() => String, { description: 'What happened, in words.' })
  narration!: string;
  @Field(() => [JournalLineInput], { description: 'Two lines or more, both sides of one sum.' })
  lines!: JournalLineInput[];
}

@InputType({ description: 'A yes or no to a journal of somebody else.' })
export class DecideJournalInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The journal.' })
  journalId!: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
  @Field(() => JournalDecisionEnum, { description: 'What becomes of it.' })
  decision!: keyof typeof JournalDecisionEnum;
  @Field(() => String, { nullable: true, description: 'Why; needed for all but a yes.' })
  reason?: string | null;
}

@InputType({ description: 'A journal that is given up, and why.' })
export class WithdrawJournalInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The journal.' })
  journalId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'An entry to be turned round, and why.' })
export class ReverseJournalInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the journal that turns it round.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The entry, which was written by hand.' })
  entryId!: string;
  @Field(() => LocalDateScalar, { description: 'The day the reversal is booked on; its month is open.' })
  day!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
