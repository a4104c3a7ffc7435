import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { AllergenEnum, LineModifierType } from '../../catalog/index.ts';
import { channel, orderState, paymentStatus } from '../tables.ts';

export const OrderState = enumOf(orderState.enumValues);
export const PaymentStatus = enumOf(paymentStatus.enumValues);
export const Channel = enumOf(channel.enumValues);
registerEnumType(OrderState, {
  name: 'OrderState',
  description: 'Where an order stands between placing and collecting.',
});
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'Whether an order is paid; apart from where it stands.',
});
registerEnumType(Channel, { name: 'Channel', description: 'Where an order was placed.' });

@ObjectType('OrderLine', { description: 'One line of an order, at the price and tax agreed to when it was placed.' })
export class OrderLineType {
  @Field(() => Int, { description: 'Its place on the order, from 1.', simple: true })
  position!: number;
  @Field(() => UuidScalar, { description: 'The menu item.', simple: true })
  itemId!: string;
  @Field(() => UuidScalar, { description: 'Its variant.', simple: true })
  variantId!: string;
  @Field(() => String, { description: 'The item’s name when it was ordered.', simple: true })
  name!: string;
  @Field(() => String, { description: 'Which variant of it.', simple: true })
  variantName!: string;
  @Field(() => [LineModifierType], { description: 'What was chosen with it.', simple: true })
  modifiers!: LineModifierType[];
  @Field(() => [AllergenEnum], { description: 'Allergens of the item and of what was chosen with it.', simple: true })
  allergens!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'The station that cooks it; null for what is only handed over.',
    simple: true,
  })
  stationCode!: string | null;
  @Field(() => Int, { description: 'Pieces.', simple: true })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'Of one piece, modifiers included.', simple: true })
  unitPrice!: number;
  @Field(() => MoneyScalar, { description: 'Quantity times unit price.', simple: true })
  gross!: number;
  @Field(() => MoneyScalar, { description: 'The value that tax is reckoned on.', simple: true })
  taxable!: number;
  @Field(() => Int, { description: 'The whole tax rate in basis points (500 = 5 %).', simple: true })
  rateBp!: number;
  @Field(() => MoneyScalar, { description: 'Central tax.', simple: true })
  cgst!: number;
  @Field(() => MoneyScalar, { description: 'State (or union territory) tax.', simple: true })
  sgst!: number;
  @Field(() => MoneyScalar, { description: 'Inter-State tax.', simple: true })
  igst!: number;
}

@ObjectType('OrderStep', { description: 'One step in the life of an order.', simpleResolvers: true })
export class OrderStepType {
  @Field(() => Int, { description: 'The order’s version after it.' })
  version!: number;
  @Field(() => OrderState, { nullable: true, description: 'The state before; null for the first.' })
  from!: keyof typeof OrderState | null;
  @Field(() => OrderState, { description: 'The state after; the same when only the payment changed.' })
  to!: keyof typeof OrderState;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
  @Field(() => String, { description: 'By whom.' })
  by!: string;
  @Field(() => String, { nullable: true, description: 'Why, where somebody had to say.' })
  reason!: string | null;
}

@ObjectType('Order', { description: 'An order from placing to collecting.' })
export class OrderType {
  @Field(() => UuidScalar, { description: 'Made by the device that placed it.', simple: true })
  id!: string;
  @Field(() => Channel, { description: 'Where it was placed.', simple: true })
  channel!: keyof typeof Channel;
  @Field(() => OrderState, { description: 'Where it stands.', simple: true })
  state!: keyof typeof OrderState;
  @Field(() => PaymentStatus, { description: 'Whether it is paid.', simple: true })
  paymentStatus!: keyof typeof PaymentStatus;
  @Field(() => String, {
    description: 'The short number called out, unique in the outlet on its business date.',
    simple: true,
  })
  token!: string;
  @Field(() => LocalDateScalar, { description: 'The outlet’s business day it belongs to.', simple: true })
  businessDate!: string;
  @Field(() => MoneyScalar, { description: 'The value that tax is reckoned on.', simple: true })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'All taxes together.', simple: true })
  tax!: number;
  @Field(() => MoneyScalar, { description: 'What is due: taxable plus tax.', simple: true })
  total!: number;
  @Field(() => MoneyScalar, {
    description: 'What was added (or, negative, taken off) when cash was rounded.',
    simple: true,
  })
  roundOff!: number;
  @Field(() => DateTimeScalar, { description: 'When it was placed.', simple: true })
  placedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends if it is not paid.', simple: true })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was paid.', simple: true })
  paidAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went to the kitchen.', simple: true })
  acceptedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When cooking began.', simple: true })
  preparingAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was (last) ready.', simple: true })
  readyAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed over.', simple: true })
  collectedAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was over: collected, cancelled, expired or not collected.',
    simple: true,
  })
  closedAt!: Date | null;
  @Field(() => Int, { description: 'Counts its changes.', simple: true })
  version!: number;
  @Field(() => [OrderLineType], { description: 'Its lines, in order.', simple: true })
  lines!: OrderLineType[];
  outletId!: string;
  placedBy!: string | null;
  deviceId!: string | null;
  buyerGstin!: string | null;
  buyerName!: string | null;
  buyerAddress!: string | null;
}

@ObjectType({ description: 'A head of tax over a whole cart.', simpleResolvers: true })
export class TaxSum {
  @Field(() => String, { description: 'CGST, SGST, UTGST or IGST.' })
  code!: string;
  @Field(() => Int, { description: 'This head’s rate in basis points.' })
  rateBp!: number;
  @Field(() => MoneyScalar, { description: 'What it is reckoned on.' })
  base!: number;
  @Field(() => MoneyScalar, { description: 'The tax.' })
  amount!: number;
}

@ObjectType({ description: 'One line of a quote.' })
export class QuoteLine {
  @Field(() => UuidScalar, { description: 'The menu item.', simple: true })
  itemId!: string;
  @Field(() => UuidScalar, { description: 'The variant of it.', simple: true })
  variantId!: string;
  @Field(() => String, { description: 'The item’s name.', simple: true })
  name!: string;
  @Field(() => String, { description: 'The variant’s name.', simple: true })
  variantName!: string;
  @Field(() => [LineModifierType], { description: 'What was chosen with it.', simple: true })
  modifiers!: LineModifierType[];
  @Field(() => Int, { description: 'Pieces.', simple: true })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'Of one piece, modifiers included.', simple: true })
  unitPrice!: number;
  @Field(() => MoneyScalar, { description: 'Quantity times unit price.', simple: true })
  gross!: number;
  @Field(() => MoneyScalar, { description: 'The value that tax is reckoned on.', simple: true })
  taxable!: number;
  @Field(() => Int, { description: 'The whole tax rate in basis points.', simple: true })
  rateBp!: number;
  cgst!: number;
  sgst!: number;
  igst!: number;
}

@ObjectType({
  description: 'A price for a cart, kept for five minutes. Place the order with `signed`.',
  simpleResolvers: true,
})
export class Quote {
  @Field(() => String, { description: 'Proof of what was shown; pass it to `placeOrder` as it is.' })
  signed!: string;
  @Field(() => DateTimeScalar, { description: 'Until when this price is kept.' })
  expiresAt!: Date;
  @Field(() => UuidScalar, { description: 'The outlet it holds in.' })
  outletId!: string;
  @Field(() => [QuoteLine], { description: 'The lines in the order they were asked for.' })
  lines!: QuoteLine[];
  @Field(() => MoneyScalar, { description: 'The value that tax is reckoned on.' })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'All taxes together.' })
  tax!: number;
  @Field(() => [TaxSum], { description: 'The taxes by head and rate.' })
  taxes!: TaxSum[];
  @Field(() => MoneyScalar, { description: 'What will be due.' })
  total!: number;
}
