import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { expenseTaxCredit } from '../categories/tables.ts';

const ExpenseTaxCreditEnum = enumOf(expenseTaxCredit.enumValues);
registerEnumType(ExpenseTaxCreditEnum, {
  name: 'ExpenseTaxCredit',
  description:
    'What becomes of the tax on what was bought: credited by its heads, credited in part and shared out later, part of the cost, or part of the cost because the law gives no credit for it.',
});

export const NotAnExpense = refusalType('NOT_AN_EXPENSE', 'The account is neither a cost nor an asset.', {
  account: { type: () => String, description: 'The code of the account.' },
});

@ObjectType('ExpenseCategory', { description: 'What can be claimed, and how it is booked.' })
export class ExpenseCategoryType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'What it is called.', simple: true })
  name!: string;
  @Field(() => String, { description: 'The code of the account that it is booked on.', simple: true })
  accountCode!: string;
  @Field(() => ExpenseTaxCreditEnum, { description: 'What becomes of the tax.', simple: true })
  taxCredit!: keyof typeof ExpenseTaxCreditEnum;
  @Field(() => MoneyScalar, { description: 'What costs more needs a receipt; 0: all of it does.', simple: true })
  receiptAbove!: number;
  @Field(() => Boolean, { description: 'Whether it can be claimed now.', simple: true })
  inUse!: boolean;
  @Field(() => Int, { description: 'Rises with every change.', simple: true })
  version!: number;
}

@InputType({ description: 'An expense category as it should be.' })
export class SaveExpenseCategoryInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the category.' })
  id!: string;
  @Field(() => String, { description: 'What it is called.' })
  name!: string;
  @Field(() => String, { description: 'The code of a cost or an asset in the chart of accounts.' })
  accountCode!: string;
  @Field(() => ExpenseTaxCreditEnum, { description: 'What becomes of the tax.' })
  taxCredit!: keyof typeof ExpenseTaxCreditEnum;
  @Field(() => MoneyScalar, { description: 'What costs more needs a receipt; 0: all of it does.' })
  receiptAbove!: number;
  @Field(() => Boolean, { description: 'Whether it can be claimed.' })
  inUse!: boolean;
  @Field(() => Int, { description: 'The version that was changed; 0 makes the category.' })
  version!: number;
}
