import { GSTIN_FAULTS } from '@college-kiosk/kernel';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType, resultUnion } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { ItemsUnavailable, ModifiersInvalid } from '../../catalog/index.ts';
import { DrawerNotOpen, DrawerShort, PaymentType, ProviderUnavailable, WrongTender } from '../../payments/index.ts';
import { OrderState, OrderType, Quote } from './order.types.ts';

@InputType({ description: 'What the customer wants of one dish. The server prices it: no price is ever sent.' })
export class QuoteLineInput {
  @Field(() => UuidScalar, { description: 'The menu item.' })
  itemId!: string;
  @Field(() => UuidScalar, { description: 'The variant of it.' })
  variantId!: string;
  @Field(() => Int, { description: 'Pieces, 1 to 99.' })
  quantity!: number;
  @Field(() => [UuidScalar], { description: 'The modifier options chosen with it.' })
  optionIds!: string[];
}

@InputType({ description: 'A cart to be priced.' })
export class QuoteOrderInput {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => [QuoteLineInput], { description: '1 to 200 lines.' })
  lines!: QuoteLineInput[];
}

@InputType({ description: 'Cash handed over together with the order.' })
export class CashInput {
  @Field(() => MoneyScalar, { description: 'What was handed over; the change is reckoned by the server.' })
  tendered!: number;
}

@InputType({ description: 'Whom an invoice is made out to: somebody registered who wants it in their books.' })
export class BuyerInput {
  @Field(() => String, { description: 'Their GST registration (GSTIN), fifteen capitals and digits.' })
  gstin!: string;
  @Field(() => String, { description: 'Their legal name, at most 120 characters.' })
  name!: string;
  @Field(() => String, { description: 'Their address, on several lines; at most 300 characters.' })
  address!: string;
}

@InputType({ description: 'Whom the invoice of an order is made out to.' })
export class NameBuyerInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order; it is not paid yet.' })
  orderId!: string;
  @Field(() => BuyerInput, { nullable: true, description: 'Null for nobody in particular.' })
  buyer?: BuyerInput | null;
}

@InputType({ description: 'An order to be placed.' })
export class PlaceOrderInput {
  @Field(() => UuidScalar, {
    description: 'Made by you (UUIDv7) once per order: the same id again gives the same answer.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => [QuoteLineInput], { description: 'The lines, as they were quoted.' })
  lines!: QuoteLineInput[];
  @Field(() => String, { description: '`signed` of the quote that the customer saw.' })
  quote!: string;
  @Field(() => CashInput, { nullable: true, description: 'For a cashier: take the money with the order.' })
  cash?: CashInput | null;
  @Field(() => BuyerInput, {
    nullable: true,
    description: 'Whom its invoice is made out to, where they are registered.',
  })
  buyer?: BuyerInput | null;
}

@InputType({ description: 'A payment to be started with the payment provider.' })
export class StartPaymentInput {
  @Field(() => UuidScalar, { description: 'Made by you: the payment’s id. The same id again asks the provider again.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The order to pay.' })
  orderId!: string;
}

@InputType({ description: 'Cash for an order.' })
export class TakeCashInput {
  @Field(() => UuidScalar, { description: 'Made by you: the payment’s id.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The order to pay.' })
  orderId!: string;
  @Field(() => MoneyScalar, { description: 'What was handed over.' })
  tendered!: number;
}

@InputType({ description: 'A command about one order.' })
export class OrderCommandInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order.' })
  orderId!: string;
}

@InputType({ description: 'An order to be cancelled.' })
export class CancelOrderInput extends OrderCommandInput {
  @Field(() => String, { description: 'Why; it is kept.' })
  reason!: string;
}

@InputType({ description: 'An order to be handed over.' })
export class CollectOrderInput extends OrderCommandInput {
  @Field(() => String, { description: 'The six digits that the customer shows.' })
  pickupCode!: string;
}

@ObjectType({ description: 'Something in the cart of which too little is left.', simpleResolvers: true })
export class ItemShortage {
  @Field(() => UuidScalar, { description: 'The menu item.' })
  itemId!: string;
  @Field(() => UuidScalar, { description: 'The variant of it.' })
  variantId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => Int, { description: 'Portions that could still be had.' })
  portionsLeft!: number;
}

const state = { state: { type: () => OrderState, description: 'Where the order stands.' } };
const due = { due: { type: () => MoneyScalar, description: 'What is due.' } };
export const OutletClosed = refusalType('OUTLET_CLOSED', 'The outlet takes no orders now.', {
  opensAt: { type: () => Int, description: 'Opening, in minutes after local midnight.' },
  closesAt: { type: () => Int, description: 'Closing, in minutes after local midnight.' },
});
export const OutOfStock = refusalType('OUT_OF_STOCK', 'There is not enough left of something in the cart.', {
  items: { type: () => [ItemShortage], description: 'What there is too little of.' },
});
export const QuoteStale = refusalType(
  'QUOTE_STALE',
  'The price has changed since it was shown, or was shown too long ago.',
  {
    quote: {
      type: () => Quote,
      description: 'The price now. Show it and, if the customer agrees, place the order with it.',
    },
  },
);
export const IllegalTransition = refusalType('ILLEGAL_TRANSITION', 'The order’s state does not allow this.', state);
export const CannotCancelNow = refusalType('CANNOT_CANCEL_NOW', 'It is too late to cancel this order.', state);
export const RefundBeyondLimit = refusalType(
  'REFUND_BEYOND_LIMIT',
  'Cancelling gives back more than the viewer may give back alone in this outlet.',
  {
    amount: { type: () => MoneyScalar, description: 'What would be given back.' },
    limit: { type: () => MoneyScalar, description: 'Up to which amount the viewer may.' },
    roles: { type: () => [String], description: 'Names of roles of people who may give this much back here.' },
  },
);
export const AmountTooSmall = refusalType(
  'AMOUNT_TOO_SMALL',
  'The payment provider collects no amount as small as this. Pay at the counter.',
  { smallest: { type: () => MoneyScalar, description: 'The smallest amount that it collects.' } },
);
export const PaymentExpired = refusalType('PAYMENT_EXPIRED', 'The time to pay this order is over.');
export const WrongPickupCode = refusalType('WRONG_PICKUP_CODE', 'This is not the order’s pickup code.', {
  triesLeft: { type: () => Int, description: 'How many more tries there are before staff must unlock the order.' },
});
export const PickupLocked = refusalType('PICKUP_LOCKED', 'Too many wrong codes: a manager can unlock the order.');
export const GoodsMissing = refusalType('GOODS_MISSING', 'The stock holds too little of what is handed over.', {
  items: { type: () => [String], description: 'What is missing.' },
});
export const NotPaid = refusalType('NOT_PAID', 'The order is not paid yet.', due);

const GstinFaultEnum = enumOf(GSTIN_FAULTS);
registerEnumType(GstinFaultEnum, { name: 'GstinFault', description: 'What is wrong with a GST registration number.' });
const BuyerGstinInvalid = refusalType('BUYER_GSTIN_INVALID', 'This is no GST registration number.', {
  wrong: { type: () => GstinFaultEnum, description: 'What is wrong with it.' },
});

const unavailable = [OutletClosed, ItemsUnavailable, ModifiersInvalid];
export const QuoteOrderResult = resultUnion('QuoteOrderResult', 'A price for the cart, or why there is none.', [
  Quote,
  ...unavailable,
  OutOfStock,
]);
export const PlaceOrderResult = resultUnion('PlaceOrderResult', 'The order as placed, or why it was not.', [
  OrderType,
  ...unavailable,
  OutOfStock,
  QuoteStale,
  WrongTender,
  DrawerNotOpen,
  BuyerGstinInvalid,
]);
export const NameBuyerResult = resultUnion('NameBuyerResult', 'The order, or why nothing was changed.', [
  OrderType,
  BuyerGstinInvalid,
  IllegalTransition,
]);
export const StartPaymentResult = resultUnion('StartPaymentResult', 'The payment and where to pay it, or why not.', [
  PaymentType,
  IllegalTransition,
  PaymentExpired,
  AmountTooSmall,
  ProviderUnavailable,
]);
export const TakeCashResult = resultUnion('TakeCashResult', 'The order, paid; or why not.', [
  OrderType,
  IllegalTransition,
  WrongTender,
  DrawerNotOpen,
]);
export const CancelOrderResult = resultUnion('CancelOrderResult', 'The order, cancelled; or why not.', [
  OrderType,
  CannotCancelNow,
  RefundBeyondLimit,
  DrawerNotOpen,
  DrawerShort,
]);
export const AcceptOrderResult = resultUnion('AcceptOrderResult', 'The order, in the kitchen; or why not.', [
  OrderType,
  IllegalTransition,
]);
export const CollectOrderResult = resultUnion('CollectOrderResult', 'The order, handed over; or why not.', [
  OrderType,
  IllegalTransition,
  WrongPickupCode,
  PickupLocked,
  NotPaid,
  GoodsMissing,
]);
