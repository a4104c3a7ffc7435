import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refusalType, resultUnion } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DrawerNotOpen, DrawerShort, Tender } from '../../payments/index.ts';
import { RefundBeyondLimit } from './order.inputs.ts';
import { OrderState, OrderType, PaymentStatus } from './order.types.ts';

@InputType({ description: 'Pieces of one line of an order that go back.' })
export class LineBackInput {
  @Field(() => Int, { description: 'The line’s place on the order, from 1.' })
  position!: number;
  @Field(() => Int, { description: 'Pieces, from 1.' })
  quantity!: number;
}

@InputType({ description: 'Pieces of an order to be given back.' })
export class RefundLinesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order; it was paid.' })
  orderId!: string;
  @Field(() => [LineBackInput], { description: 'What goes back; each line once.' })
  lines!: LineBackInput[];
  @Field(() => String, { description: 'Why, at most 200 characters; it stands on the credit note.' })
  reason!: string;
}

@ObjectType('LineLeft', { description: 'What is left of a line of an order.', simpleResolvers: true })
export class LineLeftType {
  @Field(() => Int, { description: 'The line’s place on the order, from 1.' })
  position!: number;
  @Field(() => Int, { description: 'Pieces that did not go back.' })
  quantity!: number;
}

@ObjectType('RefundOfLines', { description: 'What giving pieces back would come to.', simpleResolvers: true })
export class RefundOfLinesType {
  @Field(() => Tender, { description: 'How it goes back: as it was paid.' })
  tender!: keyof typeof Tender;
  @Field(() => MoneyScalar, { description: 'What would be given back, tax and rounding included.' })
  total!: number;
  @Field(() => MoneyScalar, { description: 'Of which tax.' })
  tax!: number;
  @Field(() => MoneyScalar, { description: 'Of which rounding to whole rupees; may be negative.' })
  roundOff!: number;
  @Field(() => [LineLeftType], { description: 'What is left of each line before.' })
  left!: LineLeftType[];
  @Field(() => Boolean, {
    description: 'Whether it is too late for the tax: a financial credit note is issued, and the tax stays paid.',
  })
  withoutTax!: boolean;
}

@InputType({ description: 'What is owed of a payment, to be paid out.' })
export class PayOwedRefundInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The payment; `owed` says how much.' })
  paymentId!: string;
  @Field(() => Tender, { description: 'UPI asks the provider again; CASH comes out of your open drawer.' })
  by!: keyof typeof Tender;
  @Field(() => String, { description: 'Why, at most 200 characters.' })
  reason!: string;
}

const NothingOwed = refusalType('NOTHING_OWED', 'Nothing of this payment is owed any more.');

const CannotRefundNow = refusalType('CANNOT_REFUND_NOW', 'Nothing of this order can be given back like this.', {
  state: { type: () => OrderState, description: 'Where the order stands.' },
  paymentStatus: { type: () => PaymentStatus, description: 'What became of its money.' },
});
const LinesNotLeft = refusalType('LINES_NOT_LEFT', 'More was asked for than is left of a line.', {
  left: { type: () => [LineLeftType], description: 'What is left of each line.' },
});

export const RefundLinesResult = resultUnion('RefundLinesResult', 'The order, partly given back; or why not.', [
  OrderType,
  CannotRefundNow,
  LinesNotLeft,
  RefundBeyondLimit,
  DrawerNotOpen,
  DrawerShort,
]);

export const PayOwedRefundResult = resultUnion(
  'PayOwedRefundResult',
  'The order, with what was paid out; or why not.',
  [OrderType, NothingOwed, RefundBeyondLimit, DrawerNotOpen, DrawerShort],
);
