import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { ApprovalTierInput, ApprovalTierType } from '../../purchasing/index.ts';

export const NotAnApprover = refusalType('NOT_AN_APPROVER', 'This is no other person who may decide on claims there.');
export const DaysUnfit = refusalType('DAYS_UNFIT', 'The days are over, the wrong way round, or too many.', {
  today: { type: () => LocalDateScalar, description: 'The business day it is in the outlet.' },
});
export const DelegationOver = refusalType('DELEGATION_OVER', 'What was handed over was taken back already.');

@ObjectType('ExpenseRules', { description: 'What the organisation decided about expenses.', simpleResolvers: true })
export class ExpenseRulesType {
  @Field(() => [ApprovalTierType], {
    description: 'Who may approve up to what: all that one person claims on a day is judged together.',
  })
  tiers!: ApprovalTierType[];
  @Field(() => MoneyScalar, { description: 'Payments up to this leave at once; beyond, another person releases them.' })
  payUpTo!: number;
  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;
}

@InputType({ description: 'What the organisation decides about expenses.' })
export class SaveExpenseRulesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => Int, { description: 'The version that was changed.' })
  version!: number;
  @Field(() => [ApprovalTierInput], { description: 'Who may approve up to what; each role once.' })
  tiers!: ApprovalTierInput[];
  @Field(() => MoneyScalar, { description: 'Payments up to this leave at once.' })
  payUpTo!: number;
}

@ObjectType('ExpenseApprover', { description: 'Somebody who may decide on claims.', simpleResolvers: true })
export class ExpenseApproverType {
  @Field(() => UuidScalar, { description: 'The id of their account.' })
  id!: string;
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => String, { description: 'Their e-mail address, which tells two of one name apart.' })
  email!: string;
}

@ObjectType('ExpenseDelegation', {
  description: 'That somebody decides on claims by another’s limit while they are away.',
})
export class ExpenseDelegationType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => LocalDateScalar, { description: 'The first day.', simple: true })
  firstDay!: string;
  @Field(() => LocalDateScalar, { description: 'The last day.', simple: true })
  lastDay!: string;
  @Field(() => String, { description: 'Why.', simple: true })
  reason!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back before its last day.',
    simple: true,
  })
  endedAt!: Date | null;
  giverId!: string;
  takerId!: string;
}

@InputType({ description: 'One’s own limit in the hands of another, from one day to another.' })
export class DelegateExpensesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of what is handed over.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'An outlet in which both may decide on claims.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Who decides meanwhile.' })
  takerId!: string;
  @Field(() => LocalDateScalar, { description: 'The first day.' })
  firstDay!: string;
  @Field(() => LocalDateScalar, { description: 'The last day; three months at most.' })
  lastDay!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
