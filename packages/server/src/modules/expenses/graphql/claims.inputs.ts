import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { claimDecisions } from '../claims/decide-claim.ts';

const ClaimDecisionEnum = enumOf(claimDecisions);
registerEnumType(ClaimDecisionEnum, {
  name: 'ExpenseClaimDecision',
  description: 'A yes, which books it as owed; back to whoever wrote it; or a no for good.',
});

@InputType({ description: 'One thing that was bought.' })
export class ExpenseClaimLineInput {
  @Field(() => LocalDateScalar, { description: 'When; its month is open, and it has come.' })
  day!: string;
  @Field(() => UuidScalar, { description: 'The category, which is not closed.' })
  categoryId!: string;
  @Field(() => String, { description: 'What, and what for.' })
  what!: string;
  @Field(() => MoneyScalar, { description: 'What was paid, with tax: more than nothing.' })
  amount!: number;
  @Field(() => String, { nullable: true, description: 'Who sold it.' })
  sellerName?: string | null;
  @Field(() => String, { nullable: true, description: 'Their GSTIN; needed for tax.' })
  sellerGstin?: string | null;
  @Field(() => String, { nullable: true, description: 'The number of the bill; needed for tax.' })
  billNumber?: string | null;
  @Field(() => MoneyScalar, { defaultValue: 0, description: 'Central tax in it; alike SGST.' })
  cgst!: number;
  @Field(() => MoneyScalar, { defaultValue: 0, description: 'State tax in it.' })
  sgst!: number;
  @Field(() => MoneyScalar, { defaultValue: 0, description: 'Integrated tax in it; then there are no others.' })
  igst!: number;
  @Field(() => [UuidScalar], { nullable: true, description: 'Receipts, sent before to `/files/claims/`; six at most.' })
  receiptIds?: string[] | null;
}

@InputType({ description: 'A claim as it should be.' })
export class SaveExpenseClaimInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Made by you: the id of the claim.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet that it was bought for.' })
  outletId!: string;
  @Field(() => Int, { description: 'The version that was changed; 0 makes the claim.' })
  version!: number;
  @Field(() => String, { description: 'What for, in words.' })
  title!: string;
  @Field(() => [ExpenseClaimLineInput], { description: 'One line at least.' })
  lines!: ExpenseClaimLineInput[];
}

@InputType({ description: 'A yes or no to a claim of somebody else.' })
export class DecideExpenseClaimInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The claim.' })
  claimId!: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
  @Field(() => ClaimDecisionEnum, { description: 'What becomes of it.' })
  decision!: keyof typeof ClaimDecisionEnum;
  @Field(() => String, {
    nullable: true,
    description: 'Why; needed for all but a yes, and for a yes to what is doubted.',
  })
  reason?: string | null;
}

@InputType({ description: 'A claim of one’s own that is given up, and why.' })
export class WithdrawExpenseClaimInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The claim.' })
  claimId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
