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
import { pettyDecisions } from '../petty/end-voucher.ts';
import { pettyCountKind, pettyPlace, pettyVoucherState } from '../petty/tables.ts';

export const PettyVoucherStateEnum = enumOf(pettyVoucherState.enumValues);
export const PettyCountKindEnum = enumOf(pettyCountKind.enumValues);
export const PettyPlaceEnum = enumOf(pettyPlace.enumValues);
export const PettyDecisionEnum = enumOf(pettyDecisions);
registerEnumType(PettyVoucherStateEnum, {
  name: 'PettyVoucherState',
  description: 'How far a voucher is: it waits for another person’s yes, is paid, was rejected, or was turned round.',
});
registerEnumType(PettyCountKindEnum, {
  name: 'PettyCountKind',
  description:
    'What goes with a count: nothing; the box is filled up; it is emptied, to be handed on; it is emptied for good.',
});
registerEnumType(PettyPlaceEnum, {
  name: 'PettyPlace',
  description: 'Where cash comes from and goes to: the safe, or the bank.',
});
registerEnumType(PettyDecisionEnum, {
  name: 'PettyDecision',
  description: 'A yes, which pays and books it, or a no for good.',
});

export const BoxClosed = refusalType('BOX_CLOSED', 'The box is closed.');
export const NotCustodian = refusalType('NOT_CUSTODIAN', 'Somebody else answers for the box.');
export const CustodianLeft = refusalType(
  'CUSTODIAN_LEFT',
  'Who is to answer for the box may not pay out of one there.',
);
export const BoxShort = refusalType('BOX_SHORT', 'There is not that much in the box.', {
  balance: { type: () => MoneyScalar, description: 'What is in it.' },
});
export const BoxHoldsCash = refusalType('BOX_HOLDS_CASH', 'There is cash in the box that nobody counted.', {
  balance: { type: () => MoneyScalar, description: 'What is in it.' },
});
export const DifferenceUnexplained = refusalType(
  'DIFFERENCE_UNEXPLAINED',
  'What was counted is not what the books say, and nobody said why.',
  { expected: { type: () => MoneyScalar, description: 'What is in it by the books.' } },
);
export const VouchersWait = refusalType('VOUCHERS_WAIT', 'Vouchers of the box wait for a yes or no.', {
  count: { type: () => Int, description: 'How many.' },
});
export const IllegalVoucherStep = refusalType('ILLEGAL_VOUCHER_STEP', 'The voucher’s state does not allow this.', {
  voucherState: { type: () => PettyVoucherStateEnum, description: 'The state it is in.' },
});

@ObjectType('PettyBox', {
  description: 'A box with a fixed amount of cash in somebody’s hands: what was paid out of it is filled up again.',
})
export class PettyBoxType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'What it is called.', simple: true })
  name!: string;
  @Field(() => UuidScalar, { description: 'The account of who answers for it.', simple: true })
  custodianId!: string;
  @Field(() => MoneyScalar, { description: 'What it is filled up to.', simple: true })
  amount!: number;
  @Field(() => MoneyScalar, { description: 'What a voucher pays without another person.', simple: true })
  voucherLimit!: number;
  @Field(() => MoneyScalar, { description: 'What is in it.', simple: true })
  balance!: number;
  @Field(() => Boolean, { description: 'Whether something is paid out of it.', simple: true })
  inUse!: boolean;
  @Field(() => Int, { description: 'Rises with every change of what was decided about it.', simple: true })
  version!: number;
  outletId!: string;
}

@ObjectType('PettyVoucher', { description: 'What was paid out of a box, or waits for a yes.' })
export class PettyVoucherType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PositionScalar, { description: 'Its number; later ones have higher ones.', simple: true })
  number!: number;
  @Field(() => PettyVoucherStateEnum, { description: 'How far it is.', simple: true })
  state!: keyof typeof PettyVoucherStateEnum;
  @Field(() => LocalDateScalar, {
    description: 'When it was paid; of one that waits, when it was written for.',
    simple: true,
  })
  day!: string;
  @Field(() => String, { description: 'What, and what for.', simple: true })
  what!: string;
  @Field(() => MoneyScalar, { description: 'What is paid, with tax.', simple: true })
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
  @Field(() => DateTimeScalar, { description: 'When it was written.', simple: true })
  madeAt!: Date;
  @Field(() => String, { nullable: true, description: 'Why it was rejected or turned round.', simple: true })
  reason!: string | null;
  boxId!: string;
  categoryId!: string;
  custodianId!: string;
  decidedBy!: string | null;
  receiptIds!: string[];
}

@ObjectType('PettyCount', { description: 'That a box was counted, and what came to it or went back then.' })
export class PettyCountType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PettyCountKindEnum, { description: 'What went with it.', simple: true })
  kind!: keyof typeof PettyCountKindEnum;
  @Field(() => MoneyScalar, { description: 'What was in it by the books.', simple: true })
  expected!: number;
  @Field(() => MoneyScalar, { description: 'What was found.', simple: true })
  counted!: number;
  @Field(() => MoneyScalar, { description: 'What came to it; less than nothing is what went back.', simple: true })
  added!: number;
  @Field(() => PettyPlaceEnum, {
    nullable: true,
    description: 'From where, or whereto; null where nothing moved.',
    simple: true,
  })
  place!: keyof typeof PettyPlaceEnum | null;
  @Field(() => String, { nullable: true, description: 'The number of the cheque, where there is one.', simple: true })
  reference!: string | null;
  @Field(() => String, { nullable: true, description: 'Where a difference comes from.', simple: true })
  reason!: string | null;
  @Field(() => LocalDateScalar, { description: 'The business day.', simple: true })
  day!: string;
  boxId!: string;
  countedBy!: string;
}

@ObjectType('PettyCustodian', { description: 'Somebody who may answer for a box.', simpleResolvers: true })
export class PettyCustodianType {
  @Field(() => UuidScalar, { description: 'The id of their account.' })
  id!: string;
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => String, { description: 'Their e-mail address, which tells two of one name apart.' })
  email!: string;
}

export const PettyVoucherConnection = connectionType('PettyVoucher', () => PettyVoucherType);
