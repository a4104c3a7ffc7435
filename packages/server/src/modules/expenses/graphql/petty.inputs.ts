import { Field, InputType, Int } from 'type-graphql';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { CashCountType } from '../../payments/index.ts';
import { ExpenseClaimLineInput } from './claims.inputs.ts';
import { PettyCountKindEnum, PettyDecisionEnum, PettyPlaceEnum } from './petty.types.ts';

@InputType({ description: 'A box of petty cash as it should be.' })
export class SavePettyBoxInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Made by you: the id of the box.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'Its outlet.' })
  outletId!: string;
  @Field(() => Int, { description: 'The version that was changed; 0 makes the box.' })
  version!: number;
  @Field(() => String, { description: 'What it is called.' })
  name!: string;
  @Field(() => UuidScalar, { description: 'Who answers for it: one of `pettyCustodians`.' })
  custodianId!: string;
  @Field(() => MoneyScalar, { description: 'What it is filled up to.' })
  amount!: number;
  @Field(() => MoneyScalar, { description: 'What a voucher pays without another person; no more than the box holds.' })
  voucherLimit!: number;
}

@InputType({ description: 'Something that is paid out of a box of petty cash.' })
export class PayPettyVoucherInput extends ExpenseClaimLineInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the voucher.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The box, for which you answer.' })
  boxId!: string;
}

@InputType({ description: 'A yes or no to a voucher of somebody else’s box.' })
export class DecidePettyVoucherInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The voucher.' })
  voucherId!: string;
  @Field(() => PettyDecisionEnum, { description: 'What becomes of it.' })
  decision!: keyof typeof PettyDecisionEnum;
  @Field(() => String, { nullable: true, description: 'Why; needed for a no.' })
  reason?: string | null;
}

@InputType({ description: 'A voucher whose cash came back, and why.' })
export class ReversePettyVoucherInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The voucher.' })
  voucherId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'What was counted in somebody else’s box, and what goes with it.' })
export class CountPettyBoxInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the count.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The box.' })
  boxId!: string;
  @Field(() => PettyCountKindEnum, { description: 'What goes with it.' })
  kind!: keyof typeof PettyCountKindEnum;
  @Field(() => MoneyScalar, { nullable: true, description: 'What was counted, as a sum; this or `notes`.' })
  counted?: number | null;
  @Field(() => CashCountType, { nullable: true, description: 'What was counted, by denomination; this or `counted`.' })
  notes?: CashCountType | null;
  @Field(() => PettyPlaceEnum, { defaultValue: 'SAFE', description: 'Where cash comes from, or goes back to.' })
  place!: keyof typeof PettyPlaceEnum;
  @Field(() => String, { nullable: true, description: 'The number of the cheque, where there is one.' })
  reference?: string | null;
  @Field(() => String, { nullable: true, description: 'Where a difference comes from; needed where there is one.' })
  reason?: string | null;
}
