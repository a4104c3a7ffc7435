import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  PositionScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { expensePaymentMethod, expensePaymentState } from '../paying/tables.ts';

const ExpensePaymentStateEnum = enumOf(expensePaymentState.enumValues);
const ExpensePaymentMethodEnum = enumOf(expensePaymentMethod.enumValues);
registerEnumType(ExpensePaymentStateEnum, {
  name: 'ExpensePaymentState',
  description: 'How far a payment is: prepared, out of the house; or given up, or turned round.',
});
registerEnumType(ExpensePaymentMethodEnum, {
  name: 'ExpensePaymentMethod',
  description: 'How a claim is paid: from the bank three ways, from the safe, or out of a cash drawer.',
});

export const IllegalExpensePaymentStep = refusalType(
  'ILLEGAL_EXPENSE_PAYMENT_STEP',
  'The payment’s state does not allow this.',
  { paymentState: { type: () => ExpensePaymentStateEnum, description: 'The state it is in.' } },
);
export const MuchCash = refusalType('MUCH_CASH', 'So much in cash to one person on one day needs a reason.', {
  amount: { type: () => MoneyScalar, description: 'All that they get in cash on that day.' },
  limit: { type: () => MoneyScalar, description: 'What passes without a word.' },
});
export const BeingPaid = refusalType('BEING_PAID', 'A payment of this claim waits already.');

@ObjectType('ExpensePayment', {
  description: 'All that a claim is owed: prepared by one, released by another where it is much.',
  simpleResolvers: true,
})
export class ExpensePaymentType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => PositionScalar, { description: 'Its number; later ones have higher ones.' })
  number!: number;
  @Field(() => ExpensePaymentStateEnum, { description: 'How far it is.' })
  state!: keyof typeof ExpensePaymentStateEnum;
  @Field(() => ExpensePaymentMethodEnum, { description: 'How it is paid.' })
  method!: keyof typeof ExpensePaymentMethodEnum;
  @Field(() => String, { nullable: true, description: 'The UTR, the UPI reference, the number of the cheque.' })
  reference!: string | null;
  @Field(() => LocalDateScalar, { description: 'The business day it is booked on.' })
  day!: string;
  @Field(() => MoneyScalar, { description: 'How much.' })
  amount!: number;
  @Field(() => String, { nullable: true, description: 'Why in cash, where that is much for one person on one day.' })
  cashReason!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The session of the drawer it comes out of.' })
  sessionId!: string | null;
  @Field(() => String, { description: 'Who prepared it.' })
  preparedByLabel!: string;
  @Field(() => DateTimeScalar, { description: 'When.' })
  preparedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who released it.' })
  releasedByLabel!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  releasedAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it was small enough to go at once.' })
  releasedByRule!: boolean;
  @Field(() => String, { nullable: true, description: 'Who gave it up or turned it round.' })
  endedByLabel!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why.' })
  endReason!: string | null;
}

@InputType({ description: 'All that a claim is owed, to be paid.' })
export class PrepareExpensePaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the payment.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The claim, which is approved.' })
  claimId!: string;
  @Field(() => ExpensePaymentMethodEnum, { description: 'How it is paid.' })
  method!: keyof typeof ExpensePaymentMethodEnum;
  @Field(() => String, { nullable: true, description: 'The UTR, the UPI reference, the number of the cheque.' })
  reference?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The open session of the drawer that cash comes out of.' })
  sessionId?: string | null;
  @Field(() => LocalDateScalar, { description: 'The day it is booked on.' })
  day!: string;
  @Field(() => String, { nullable: true, description: 'Why in cash all the same, once it was refused as much.' })
  cashReason?: string | null;
}

@InputType({ description: 'A payment that is given up, and why.' })
export class CancelExpensePaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The payment.' })
  paymentId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A payment that is turned round, and why.' })
export class ReverseExpensePaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The payment.' })
  paymentId!: string;
  @Field(() => LocalDateScalar, { description: 'The day that is booked on.' })
  day!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Of cash that came out of a drawer: the open session it is put back into, the same or another one.',
  })
  sessionId?: string | null;
}
