import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
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
import type { ExpenseClaimState } from '../claims/claim.ts';
import { expenseDoubtKinds } from '../claims/doubts.ts';
import { expenseClaimState } from '../claims/tables.ts';

export const ExpenseClaimStateEnum = enumOf(expenseClaimState.enumValues);
const ExpenseDoubtKindEnum = enumOf(expenseDoubtKinds);
registerEnumType(ExpenseClaimStateEnum, {
  name: 'ExpenseClaimState',
  description: 'How far a claim is: written, submitted, owed, paid; or returned, rejected, given up.',
});
registerEnumType(ExpenseDoubtKindEnum, {
  name: 'ExpenseDoubtKind',
  description:
    'The very same receipt in another claim, the same bill in another claim, or a bill that a supplier sent.',
});

const LINE = { position: { type: () => Int, description: 'Which line, from 1.' } };
export const IllegalClaimStep = refusalType('ILLEGAL_CLAIM_STEP', 'The claim’s state does not allow this.', {
  state: { type: () => ExpenseClaimStateEnum, description: 'The state it is in.' },
});
export const NotYourClaim = refusalType('NOT_YOUR_CLAIM', 'The claim is somebody else’s.');
export const AmountNotPositive = refusalType('AMOUNT_NOT_POSITIVE', 'A line is for nothing, or for less.', LINE);
export const CategoryClosed = refusalType('CATEGORY_CLOSED', 'There is no such category now.', LINE);
export const SellerGstinInvalid = refusalType('SELLER_GSTIN_INVALID', 'The seller’s GSTIN is none.', LINE);
export const TaxUnfit = refusalType('TAX_UNFIT', 'The tax of a line does not fit it.', LINE);
export const ReceiptNeeded = refusalType('RECEIPT_NEEDED', 'A line lacks the receipt that its category asks for.', {
  ...LINE,
  above: { type: () => MoneyScalar, description: 'What costs more than this needs one.' },
});
export const Doubted = refusalType(
  'DOUBTED',
  'It may have been claimed or billed before, and nobody said why it is paid.',
  {
    count: { type: () => Int, description: 'How many doubts there are.' },
  },
);

@ObjectType('ExpenseReceipt', {
  description: 'A receipt. It is got below `/files/claims/`, as a JPEG or a PDF, by its id.',
  simpleResolvers: true,
})
export class ExpenseReceiptType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'image/jpeg or application/pdf.' })
  mediaType!: string;
  @Field(() => Int, { nullable: true, description: 'Pixels across; of a picture.' })
  width!: number | null;
  @Field(() => Int, { nullable: true, description: 'Pixels down; of a picture.' })
  height!: number | null;
}

@ObjectType('ExpenseClaimLine', { description: 'One thing that was bought.' })
export class ExpenseClaimLineType {
  @Field(() => Int, { description: 'Its place, from 1.', simple: true })
  position!: number;
  @Field(() => LocalDateScalar, { description: 'When it was bought.', simple: true })
  day!: string;
  @Field(() => String, { description: 'What, and what for.', simple: true })
  what!: string;
  @Field(() => MoneyScalar, { description: 'What was paid, with tax.', simple: true })
  amount!: number;
  @Field(() => String, { nullable: true, description: 'Who sold it.', simple: true })
  sellerName!: string | null;
  @Field(() => String, { nullable: true, description: 'Their GSTIN, on a tax invoice.', simple: true })
  sellerGstin!: string | null;
  @Field(() => String, { nullable: true, description: 'The number of the bill.', simple: true })
  billNumber!: string | null;
  @Field(() => MoneyScalar, { description: 'Central tax in it.', simple: true })
  cgst!: number;
  @Field(() => MoneyScalar, { description: 'State tax in it.', simple: true })
  sgst!: number;
  @Field(() => MoneyScalar, { description: 'Integrated tax in it.', simple: true })
  igst!: number;
  categoryId!: string;
  receiptIds!: string[];
}

@ObjectType('ExpenseDoubt', {
  description: 'Where a line looks like something claimed or billed before.',
  simpleResolvers: true,
})
export class ExpenseDoubtType {
  @Field(() => Int, { description: 'Which line, from 1.' })
  position!: number;
  @Field(() => ExpenseDoubtKindEnum, { description: 'What is alike.' })
  kind!: keyof typeof ExpenseDoubtKindEnum;
  @Field(() => UuidScalar, { nullable: true, description: 'The other claim.' })
  otherId!: string | null;
  @Field(() => PositionScalar, { nullable: true, description: 'Its number.' })
  otherNumber!: number | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The bill of a supplier.' })
  billId!: string | null;
}

@ObjectType('ExpenseClaimStep', { description: 'Something that happened to a claim.' })
export class ExpenseClaimStepType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, {
    description: 'What: make, edit, submit, approve, return, reject, withdraw, pay, bounce.',
    simple: true,
  })
  event!: string;
  @Field(() => String, { nullable: true, description: 'Why, where somebody said why.', simple: true })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.', simple: true })
  at!: Date;
  @Field(() => String, { description: 'Who, as the audit trail calls them.', simple: true })
  byLabel!: string;
  forId!: string | null;
}

@ObjectType('ExpenseClaim', {
  description:
    'What somebody of the staff paid for the canteen and wants back. It is in the books once somebody else said yes.',
})
export class ExpenseClaimType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PositionScalar, { description: 'Its number; later ones have higher ones.', simple: true })
  number!: number;
  @Field(() => ExpenseClaimStateEnum, { description: 'How far it is.', simple: true })
  state!: ExpenseClaimState;
  @Field(() => Int, { description: 'Rises with every change of what it says.', simple: true })
  version!: number;
  @Field(() => String, { description: 'What for, in words.', simple: true })
  title!: string;
  @Field(() => MoneyScalar, { description: 'What its lines come to.', simple: true })
  total!: number;
  @Field(() => DateTimeScalar, { description: 'When it was written.', simple: true })
  madeAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted last.', simple: true })
  submittedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned, rejected or given up; of a doubtful one, why it was approved.',
    simple: true,
  })
  reason!: string | null;
  outletId!: string;
  claimantId!: string;
}

export const ExpenseClaimConnection = connectionType('ExpenseClaim', () => ExpenseClaimType);
