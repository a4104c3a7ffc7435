import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { FILE_SAYS } from '../../../platform/sheets/sheet.types.ts';
import { keysOf } from '../../inventory/index.ts';
import { purchaseDecisions } from '../orders/decide-order.ts';
import type { PurchaseOrder, PurchaseOrderState } from '../orders/order.ts';
import { purchaseOrderState } from '../orders/tables.ts';

export const PurchaseOrderStateEnum = keysOf(purchaseOrderState.enumValues);
export const PurchaseDecisionEnum = keysOf(purchaseDecisions);
registerEnumType(PurchaseOrderStateEnum, {
  name: 'PurchaseOrderState',
  description:
    'How far a purchase order is: written, submitted, approved (or rejected, or returned), sent, received in part or whole, closed; or cancelled, or closed short.',
});
registerEnumType(PurchaseDecisionEnum, {
  name: 'PurchaseDecision',
  description: 'A yes, a no for good, or back to whoever wrote it.',
});

export const IllegalPurchaseStep = refusalType('ILLEGAL_PURCHASE_STEP', 'The order’s state does not allow this.', {
  state: { type: () => PurchaseOrderStateEnum, description: 'The state it is in.' },
});
export const AboveYourLimit = refusalType('ABOVE_YOUR_LIMIT', 'It is more than the person may approve.', {
  limit: { type: () => MoneyScalar, description: 'Up to what the person may approve.' },
  amount: {
    type: () => MoneyScalar,
    description:
      'What it is judged by: of an order all that was ordered from the supplier that day, in all outlets; of a bill what would be owed.',
  },
});

export const NoAddress = refusalType('NO_ADDRESS', 'No e-mail address of the supplier is known.');

@ObjectType('PurchaseOrderLine', { description: 'What is ordered of one stock item.' })
export class PurchaseOrderLineType {
  @Field(() => Int, { description: 'Its place on the order, from 1.', simple: true })
  position!: number;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`.', simple: true })
  quantity!: number;
  @Field(() => String, { description: 'The unit it is ordered in.', simple: true })
  unit!: string;
  @Field(() => QuantityScalar, { description: 'The same in thousandths of the base unit.', simple: true })
  baseQuantity!: number;
  @Field(() => MoneyScalar, { description: 'Per unit, without tax.', simple: true })
  price!: number;
  @Field(() => Int, { description: 'Tax on it, in basis points: 500 is 5 %.', simple: true })
  taxRate!: number;
  orderId!: string;
  stockItemId!: string;
}

@ObjectType('PurchaseOrderStep', { description: 'Something that happened to an order.', simpleResolvers: true })
export class PurchaseOrderStepType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, {
    description:
      'What: make, edit, reopen, submit, approve, approveByRule, reject, return, send, amend, receivePart, receiveAll, receiveNothing, takeBack, close, closeShort, cancel.',
  })
  event!: string;
  @Field(() => PurchaseOrderStateEnum, { description: 'The state after it.' })
  state!: PurchaseOrderState;
  @Field(() => Int, { description: 'The version then.' })
  version!: number;
  @Field(() => MoneyScalar, { description: 'The total then, with tax.' })
  total!: number;
  @Field(() => String, { nullable: true, description: 'Why, where somebody said why.' })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
  @Field(() => String, { description: 'Who, as the audit trail calls them.' })
  byLabel!: string;
}

@ObjectType('PurchaseOrder', { description: 'What an outlet orders from a supplier.' })
export class PurchaseOrderType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => Int, { description: 'Counts within the outlet, from 1.', simple: true })
  number!: number;
  @Field(() => PurchaseOrderStateEnum, { description: 'How far it is.', simple: true })
  state!: PurchaseOrderState;
  @Field(() => Int, { description: 'Rises with every change of what is ordered.', simple: true })
  version!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it should come.', simple: true })
  wantedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'What was said with it.', simple: true })
  note!: string | null;
  @Field(() => MoneyScalar, { description: 'With tax.', simple: true })
  total!: number;
  @Field(() => MoneyScalar, { nullable: true, description: 'The total that was approved last.', simple: true })
  approvedTotal!: number | null;
  @Field(() => DateTimeScalar, { description: 'When it was written.', simple: true })
  madeAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted last.', simple: true })
  submittedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided on.', simple: true })
  decidedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the supplier got it.', simple: true })
  sentAt!: Date | null;
  @Field(() => Int, { description: 'How often it was sent again because it had been changed.', simple: true })
  amendment!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent again last.', simple: true })
  amendedAt!: Date | null;
  sentVersion!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was rejected, returned, cancelled or closed.',
    simple: true,
  })
  reason!: string | null;
  supplierId!: string;
}

export const PurchaseOrderConnection = connectionType('PurchaseOrder', () => PurchaseOrderType);

@ObjectType('PurchaseOrderChanged', {
  implements: LiveMessageInterface,
  description: 'Purchase orders of an outlet changed.',
})
export class PurchaseOrderChangedType extends LiveMessageInterface {
  @Field(() => [PurchaseOrderType], { description: 'The orders as they are now.' })
  orders!: PurchaseOrder[];
}

@ObjectType('ApprovalTier', { description: 'Up to what the holders of a role approve.', simpleResolvers: true })
export class ApprovalTierType {
  @Field(() => String, { description: 'The role.' })
  role!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Up to this total; null: everything.' })
  upTo!: number | null;
}

@ObjectType('PurchaseRules', {
  description:
    'What the organisation decided about buying. A limit that stands in somebody’s grant goes before that of their role.',
  simpleResolvers: true,
})
export class PurchaseRulesType {
  @Field(() => MoneyScalar, { description: 'Orders up to this total need nobody’s yes.' })
  selfUpTo!: number;
  @Field(() => [ApprovalTierType], { description: 'Who may approve up to what.' })
  tiers!: ApprovalTierType[];
  @Field(() => MoneyScalar, {
    description: 'What a supplier brings on one day without an order is taken in up to this value without asking.',
  })
  unorderedUpTo!: number;
  @Field(() => Int, { description: 'So many percent more than ordered are taken in without asking.' })
  overReceiptPercent!: number;
  @Field(() => Int, { description: 'So many percent of their life goods must still have when they come.' })
  shelfLifePercent!: number;
  @Field(() => Int, { description: 'A billed line may cost so many percent more or less than agreed …' })
  billPricePercent!: number;
  @Field(() => MoneyScalar, { description: '… and no more than this: both must hold, else the bill is held.' })
  billPriceAmount!: number;
  @Field(() => MoneyScalar, { description: 'How far a bill’s total may be from the sum of its lines.' })
  billTotalAmount!: number;
  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;
}

@InputType({ description: 'How much of what is ordered, at which price.' })
export class PurchaseOrderLineInput {
  @Field(() => UuidScalar, { description: 'What.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => MoneyScalar, { description: 'Per unit, without tax.' })
  price!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Basis points of tax; without it that of the stock item. None is asked for where the supplier is not registered.',
  })
  taxRate?: number | null;
}

@InputType({ description: 'A purchase order as it should be.' })
export class SavePurchaseOrderInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Made by you: the id of the order.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is for.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Who it is ordered from.' })
  supplierId!: string;
  @Field(() => Int, { description: 'The version that was changed; 0 makes the order.' })
  version!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it should come.' })
  wantedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Something to say with it.' })
  note?: string | null;
  @Field(() => [PurchaseOrderLineInput], { description: 'What; each stock item once.' })
  lines!: PurchaseOrderLineInput[];
}

@InputType({ description: 'Lines of a purchase order in a file.' })
export class ImportPurchaseOrderLinesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id with the same file does nothing twice.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order: a draft, or one that was returned.' })
  purchaseOrderId!: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
  @Field(() => String, { description: FILE_SAYS })
  base64!: string;
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}

@InputType({ description: 'A yes or no to a purchase order.' })
export class DecidePurchaseOrderInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order.' })
  purchaseOrderId!: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
  @Field(() => PurchaseDecisionEnum, { description: 'What becomes of it.' })
  decision!: keyof typeof PurchaseDecisionEnum;
  @Field(() => String, {
    nullable: true,
    description:
      'Why; needed for all but a yes, and for a yes to an odd price: far from what is usual, or next to nothing.',
  })
  reason?: string | null;
}

@InputType({ description: 'A purchase order that ends, and why.' })
export class EndPurchaseOrderInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The order.' })
  purchaseOrderId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Up to what the holders of a role may approve.' })
export class ApprovalTierInput {
  @Field(() => String, { description: 'The role.' })
  role!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Up to this total; without it everything.' })
  upTo?: number | null;
}

@InputType({ description: 'The rules of buying as they should be.' })
export class SavePurchaseRulesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => Int, { description: 'The version that was changed.' })
  version!: number;
  @Field(() => MoneyScalar, { description: 'Orders up to this total need nobody’s yes.' })
  selfUpTo!: number;
  @Field(() => [ApprovalTierInput], { description: 'Who may approve up to what; each role once.' })
  tiers!: ApprovalTierInput[];
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What a supplier brings on one day without an order, without asking; without it as before.',
  })
  unorderedUpTo?: number | null;
  @Field(() => Int, { description: 'So many percent more than ordered are taken in without asking.' })
  overReceiptPercent!: number;
  @Field(() => Int, { description: 'So many percent of their life goods must still have when they come.' })
  shelfLifePercent!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'A billed line may cost so many percent more or less than agreed; without it as before.',
  })
  billPricePercent?: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'And no more than this; without it as before.' })
  billPriceAmount?: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'How far a bill’s total may be from the sum of its lines; without it as before.',
  })
  billTotalAmount?: number | null;
}
