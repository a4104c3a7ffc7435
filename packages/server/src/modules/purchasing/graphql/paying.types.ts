import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  PositionScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { payableKind } from '../../finance/index.ts';
import { keysOf } from '../../inventory/index.ts';
import type { OutgoingMethod, OutgoingState } from '../../payments/index.ts';
import { supplierPaymentMethod, supplierPaymentState } from '../paying/tables.ts';

export const SupplierPaymentStateEnum = keysOf(supplierPaymentState.enumValues);
export const SupplierPaymentMethodEnum = keysOf(supplierPaymentMethod.enumValues);
const PayableKindEnum = keysOf(payableKind.enumValues);
registerEnumType(SupplierPaymentStateEnum, {
  name: 'SupplierPaymentState',
  description: 'How far a payment is: prepared, out of the house; or given up, or turned round.',
});
registerEnumType(SupplierPaymentMethodEnum, {
  name: 'SupplierPaymentMethod',
  description: 'How a supplier is paid: from the bank three ways, from the safe, or out of a cash drawer.',
});
registerEnumType(PayableKindEnum, {
  name: 'PayableKind',
  description: 'A bill; or what stands against bills: a debit note, a payment.',
});

const BILL = { type: () => UuidScalar, description: 'The bill.' };
export const IllegalPaymentStep = refusalType('ILLEGAL_PAYMENT_STEP', 'The payment’s state does not allow this.', {
  state: { type: () => SupplierPaymentStateEnum, description: 'The state it is in.' },
});
export const AbovePayment = refusalType('ABOVE_PAYMENT', 'The bills come to more than the payment.', {
  allocated: { type: () => MoneyScalar, description: 'What they come to.' },
});
export const BillNotPayable = refusalType('BILL_NOT_PAYABLE', 'The outlet does not owe this supplier such a bill.', {
  billId: BILL,
});
export const BillBookedLater = refusalType('BILL_BOOKED_LATER', 'The bill came into the books after that day.', {
  billId: BILL,
  bookedOn: { type: () => LocalDateScalar, description: 'The day it did.' },
});
export const AboveOpen = refusalType('ABOVE_OPEN', 'Less than that is left to pay of the bill.', {
  billId: BILL,
  open: { type: () => MoneyScalar, description: 'What is open of it.' },
  waiting: { type: () => MoneyScalar, description: 'What of that waits in payments that are not released.' },
});
export const AboveCredit = refusalType('ABOVE_CREDIT', 'Less than that is left of the advance or debit note.', {
  open: { type: () => MoneyScalar, description: 'What is left.' },
});
export const ReferenceUsed = refusalType('REFERENCE_USED', 'Another payment has this reference.');
export const NotToday = refusalType('NOT_TODAY', 'Cash of a drawer is dated the day it moves.', {
  today: { type: () => LocalDateScalar, description: 'The business day it is in the outlet.' },
});
export const DayBefore = refusalType('DAY_BEFORE', 'The day lies before what is turned round.', {
  notBefore: { type: () => LocalDateScalar, description: 'The first day that does not.' },
});

@ObjectType('SupplierPaymentLine', { description: 'What a payment was prepared for.' })
export class SupplierPaymentLineType {
  @Field(() => MoneyScalar, { description: 'How much of the bill.', simple: true })
  amount!: number;
  billId!: string;
}

@ObjectType('PayableSettlement', { description: 'So much of a payment or debit note that stands against a bill.' })
export class PayableSettlementType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => MoneyScalar, { description: 'How much.', simple: true })
  amount!: number;
  @Field(() => LocalDateScalar, { description: 'The business day from which it counts.', simple: true })
  settledOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day from which it counts no more, because the payment was turned round.',
    simple: true,
  })
  undoneOn!: string | null;
  billId!: string;
}

@ObjectType('SupplierPayment', {
  description: 'Money for a supplier: prepared by one, released by another where it is much.',
})
export class SupplierPaymentType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PositionScalar, { description: 'Its number; later ones have higher ones.', simple: true })
  number!: number;
  @Field(() => SupplierPaymentStateEnum, { description: 'How far it is.', simple: true })
  state!: OutgoingState;
  @Field(() => SupplierPaymentMethodEnum, { description: 'How it is paid.', simple: true })
  method!: OutgoingMethod;
  @Field(() => String, { nullable: true, description: 'The UTR, or the number of the cheque.', simple: true })
  reference!: string | null;
  @Field(() => LocalDateScalar, { description: 'The business day it is dated.', simple: true })
  day!: string;
  @Field(() => MoneyScalar, { description: 'How much.', simple: true })
  amount!: number;
  @Field(() => String, { nullable: true, description: 'What whoever prepared it noted.', simple: true })
  note!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The session of the drawer it comes out of.', simple: true })
  sessionId!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was prepared.', simple: true })
  preparedAt!: Date;
  @Field(() => String, { description: 'Who prepared it, as the audit trail calls them.', simple: true })
  preparedByLabel!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left the house.', simple: true })
  releasedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who released it.', simple: true })
  releasedByLabel!: string | null;
  @Field(() => Boolean, { description: 'Whether it was small enough to need nobody else’s yes.', simple: true })
  releasedByRule!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was given up or turned round.', simple: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who did.', simple: true })
  endedByLabel!: string | null;
  @Field(() => String, { nullable: true, description: 'Why.', simple: true })
  endReason!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was turned round.', simple: true })
  reversedOn!: string | null;
  outletId!: string;
  supplierId!: string;
}

export const SupplierPaymentConnection = connectionType('SupplierPayment', () => SupplierPaymentType);

@ObjectType('OpenPayable', {
  description: 'A bill of which something is to be paid; or a debit note or payment of which something is left.',
  simpleResolvers: true,
})
export class OpenPayableType {
  @Field(() => UuidScalar, { description: 'The id of the bill, debit note or payment.' })
  id!: string;
  @Field(() => PayableKindEnum, { description: 'Which of the three it is.' })
  kind!: keyof typeof PayableKindEnum;
  @Field(() => String, { description: 'The number of the bill, as on the paper; our own of the others.' })
  number!: string;
  @Field(() => LocalDateScalar, { description: 'Its date.' })
  documentDate!: string;
  @Field(() => LocalDateScalar, { description: 'When a bill is due.' })
  dueOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day the law leaves, of a micro or small enterprise.',
  })
  limitOn!: string | null;
  @Field(() => MoneyScalar, { description: 'What it came to.' })
  amount!: number;
  @Field(() => MoneyScalar, { description: 'What of it is open.' })
  open!: number;
  @Field(() => MoneyScalar, { description: 'What of that waits in payments that are not released.' })
  waiting!: number;
}

@InputType({ description: 'So much for one bill.' })
export class BillAmountInput {
  @Field(() => UuidScalar, { description: 'The bill.' })
  billId!: string;
  @Field(() => MoneyScalar, { description: 'How much of it.' })
  amount!: number;
}

@InputType({ description: 'Money for one supplier.' })
export class PrepareSupplierPaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet whose bills are paid.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Who is paid.' })
  supplierId!: string;
  @Field(() => SupplierPaymentMethodEnum, { description: 'How.' })
  method!: OutgoingMethod;
  @Field(() => String, {
    nullable: true,
    description: 'The UTR, UPI reference or number of the cheque; needed of what leaves the bank, each once.',
  })
  reference?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The open session of the drawer that cash comes out of.' })
  sessionId?: string | null;
  @Field(() => LocalDateScalar, { description: 'The day it is dated: its month is open; today for cash of a drawer.' })
  day!: string;
  @Field(() => MoneyScalar, { description: 'How much in all; what is more than its bills is an advance.' })
  amount!: number;
  @Field(() => [BillAmountInput], { description: 'What it is for, each bill once; none for an advance.' })
  bills!: BillAmountInput[];
  @Field(() => String, { nullable: true, description: 'Anything to be noted.' })
  note?: string | null;
}

@InputType({ description: 'A payment that is given up, and why.' })
export class CancelSupplierPaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The payment.' })
  paymentId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A payment that did not arrive, or came back.' })
export class ReverseSupplierPaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The payment.' })
  paymentId!: string;
  @Field(() => LocalDateScalar, { description: 'The day it is turned round on; its month is open.' })
  day!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Of cash out of a drawer: the open session it came back into.',
  })
  sessionId?: string | null;
}

@InputType({ description: 'What a supplier owes us, to be used for bills.' })
export class UseSupplierCreditInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The payment that left an advance, or the debit note.' })
  creditId!: string;
  @Field(() => [BillAmountInput], { description: 'The bills, each once.' })
  bills!: BillAmountInput[];
}
