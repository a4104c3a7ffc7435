import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { keysOf } from '../../inventory/index.ts';
import type { BillFinding, SupplierBillState } from '../bills/bill.ts';
import { billDecisions } from '../bills/decide-bill.ts';
import { billFinding, supplierBillState } from '../bills/tables.ts';

export const SupplierBillStateEnum = keysOf(supplierBillState.enumValues);
export const BillFindingEnum = keysOf(billFinding.enumValues);
export const BillDecisionEnum = keysOf(billDecisions);
registerEnumType(SupplierBillStateEnum, {
  name: 'SupplierBillState',
  description:
    'What became of a bill: it matched and is owed; it is held; it was approved as it is, settled with a debit note, or sent back.',
});
registerEnumType(BillFindingEnum, {
  name: 'BillFinding',
  description:
    'Where a billed line differs: more than came, another price than agreed, another tax rate than the item’s.',
});
registerEnumType(BillDecisionEnum, {
  name: 'BillDecision',
  description: 'Owe what the bill says; owe it and ask what is too much back; or send it back and owe nothing.',
});

export const DuplicateBill = refusalType('DUPLICATE_BILL', 'This bill of the supplier was entered already.', {
  billId: { type: () => UuidScalar, description: 'The one that is there.' },
  number: { type: () => String, description: 'Its number, as it was entered.' },
  billDate: { type: () => LocalDateScalar, description: 'Its date.' },
});
export const BillDateAhead = refusalType('BILL_DATE_AHEAD', 'The date of the bill is still to come.');
export const ReceiptUnknown = refusalType('RECEIPT_UNKNOWN', 'There is no such line of a delivery to this outlet.');
export const ReceiptBilled = refusalType('RECEIPT_BILLED', 'Nothing of this delivery is left to be billed.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
});
export const IllegalBillStep = refusalType('ILLEGAL_BILL_STEP', 'The bill’s state does not allow this.', {
  state: { type: () => SupplierBillStateEnum, description: 'The state it is in.' },
});
export const NothingToClaim = refusalType('NOTHING_TO_CLAIM', 'The bill asks for no more than was agreed.');

@ObjectType('SupplierBillLine', { description: 'What a bill asks for of one line of a delivery, and what was agreed.' })
export class SupplierBillLineType {
  @Field(() => Int, { description: 'Its place on the bill, from 1.', simple: true })
  position!: number;
  @Field(() => UuidScalar, { description: 'The delivery.', simple: true })
  receiptId!: string;
  @Field(() => QuantityScalar, { description: 'How much is billed, in thousandths of `unit`.', simple: true })
  quantity!: number;
  @Field(() => String, { description: 'The unit it is billed in.', simple: true })
  unit!: string;
  @Field(() => QuantityScalar, { description: 'The same in thousandths of the base unit.', simple: true })
  baseQuantity!: number;
  @Field(() => QuantityScalar, {
    description: 'What of the delivery could be billed when the bill was entered, in thousandths of the base unit.',
    simple: true,
  })
  billable!: number;
  @Field(() => MoneyScalar, { description: 'Per unit, without tax.', simple: true })
  price!: number;
  @Field(() => Int, { description: 'Tax on it, in basis points: 500 is 5 %.', simple: true })
  taxRate!: number;
  @Field(() => MoneyScalar, { description: 'Quantity times price.', simple: true })
  net!: number;
  @Field(() => MoneyScalar, { description: 'The tax on that.', simple: true })
  tax!: number;
  @Field(() => MoneyScalar, {
    description: 'What so much costs by the order, or as received, without tax.',
    simple: true,
  })
  agreedNet!: number;
  @Field(() => Int, {
    description: 'The rate of the item, in basis points; 0 from who is not registered.',
    simple: true,
  })
  agreedTaxRate!: number;
  @Field(() => [BillFindingEnum], { description: 'Where it differs; empty where it matches.', simple: true })
  findings!: BillFinding[];
  stockItemId!: string;
}

@ObjectType('DebitNote', { description: 'What a supplier owes us back.', simpleResolvers: true })
export class DebitNoteType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => Int, { description: 'Counts within the outlet, from 1.' })
  number!: number;
  @Field(() => MoneyScalar, { description: 'Without the tax that had been credited.' })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'That tax.' })
  tax!: number;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => LocalDateScalar, { description: 'Its date.' })
  issuedOn!: string;
}

@ObjectType('SupplierBill', { description: 'A bill of a supplier, as on their paper, and what was decided about it.' })
export class SupplierBillType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Its number, as on the paper.', simple: true })
  number!: string;
  @Field(() => LocalDateScalar, { description: 'Its date.', simple: true })
  billDate!: string;
  @Field(() => MoneyScalar, { description: 'Its total, as on the paper, with tax.', simple: true })
  total!: number;
  @Field(() => MoneyScalar, { description: 'What its lines come to, without tax.', simple: true })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'The tax on its lines.', simple: true })
  tax!: number;
  @Field(() => Boolean, { description: 'The total is further from its lines than rounding explains.', simple: true })
  totalIsOff!: boolean;
  @Field(() => Boolean, {
    description: 'Whether it was dated more than 180 days before it was entered: a slip, or very late.',
    simple: true,
  })
  dateIsOld!: boolean;
  @Field(() => SupplierBillStateEnum, { description: 'What became of it.', simple: true })
  state!: SupplierBillState;
  @Field(() => DateTimeScalar, { description: 'When it was entered.', simple: true })
  enteredAt!: Date;
  @Field(() => String, { description: 'Who entered it, as the audit trail calls them.', simple: true })
  enteredByLabel!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody decided on it.', simple: true })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who did.', simple: true })
  decidedByLabel!: string | null;
  @Field(() => String, { nullable: true, description: 'Why they decided so.', simple: true })
  reason!: string | null;
  supplierId!: string;
}

export const SupplierBillConnection = connectionType('SupplierBill', () => SupplierBillType);

@ObjectType('LineToBill', { description: 'A line of a delivery as its bill should say it.' })
export class LineToBillType {
  @Field(() => Int, { description: 'Its place on the receipt.', simple: true })
  position!: number;
  @Field(() => QuantityScalar, { description: 'What is not billed yet, in thousandths of `unit`.', simple: true })
  quantity!: number;
  @Field(() => String, { description: 'The unit it was ordered or counted in.', simple: true })
  unit!: string;
  @Field(() => MoneyScalar, { description: 'The agreed price of a unit, without tax.', simple: true })
  price!: number;
  @Field(() => Int, { description: 'The tax it should bear, in basis points.', simple: true })
  taxRate!: number;
  stockItemId!: string;
}

@ObjectType('DeliveryToBill', {
  description: 'A delivery of which something is not billed yet.',
  simpleResolvers: true,
})
export class DeliveryToBillType {
  @Field(() => MoneyScalar, { description: 'What the books hold for it as received and not invoiced.' })
  value!: number;
  @Field(() => [LineToBillType], { description: 'What is not billed yet.' })
  lines!: LineToBillType[];
}

export const DeliveryToBillConnection = connectionType('DeliveryToBill', () => DeliveryToBillType);

@InputType({ description: 'What a bill asks for of one line of a delivery.' })
export class SupplierBillLineInput {
  @Field(() => UuidScalar, { description: 'The delivery.' })
  receiptId!: string;
  @Field(() => Int, { description: 'The place of the line on it.' })
  receiptPosition!: number;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => MoneyScalar, { description: 'Per unit, without tax.' })
  price!: number;
  @Field(() => Int, { description: 'Basis points of tax: 500 is 5 %.' })
  taxRate!: number;
}

@InputType({ description: 'A supplier’s bill as it stands on the paper.' })
export class EnterSupplierBillInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet that got the goods.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Whose bill it is.' })
  supplierId!: string;
  @Field(() => String, { description: 'Its number, as on the paper.' })
  number!: string;
  @Field(() => LocalDateScalar, { description: 'Its date; not one that is still to come.' })
  billDate!: string;
  @Field(() => MoneyScalar, { description: 'Its total, with tax.' })
  total!: number;
  @Field(() => [SupplierBillLineInput], { description: 'What it asks for; each line of a delivery once.' })
  lines!: SupplierBillLineInput[];
}

@InputType({ description: 'What becomes of a bill that is held.' })
export class DecideSupplierBillInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The bill.' })
  billId!: string;
  @Field(() => BillDecisionEnum, { description: 'What becomes of it.' })
  decision!: keyof typeof BillDecisionEnum;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
