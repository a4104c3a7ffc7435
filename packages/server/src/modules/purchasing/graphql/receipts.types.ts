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
import { BatchDateKindEnum, keysOf } from '../../inventory/index.ts';
import type { ReceiptDoubt } from '../receipts/queries.ts';
import { receiptDoubt } from '../receipts/tables.ts';
import { PurchaseOrderStateEnum } from './orders.types.ts';

const ReceiptDoubtEnum = keysOf(receiptDoubt.enumValues);
registerEnumType(ReceiptDoubtEnum, {
  name: 'ReceiptDoubt',
  description:
    'Why a delivery is not taken in unasked: more than was ordered, it does not keep, much without an order, more free than paid for, warmer than is safe, kept cold and not measured, or at a price far from the usual.',
});

export const ExpiredOnArrival = refusalType(
  'EXPIRED_ON_ARRIVAL',
  'A batch of the delivery has expired: send it back.',
  {
    expiryDate: { type: () => LocalDateScalar, description: 'The date on it.' },
  },
);
export const ShortShelfLife = refusalType('SHORT_SHELF_LIFE', 'Goods do not keep long enough to be taken in.', {
  expiryDate: { type: () => LocalDateScalar, description: 'The date on it.' },
  left: { type: () => Int, description: 'Days it still keeps.' },
  needed: { type: () => Int, description: 'Days it must still keep.' },
});
export const MoreThanOrdered = refusalType('MORE_THAN_ORDERED', 'More came than was ordered and is tolerated.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
  ordered: { type: () => QuantityScalar, description: 'What was ordered, in thousandths of the base unit.' },
  accepted: { type: () => QuantityScalar, description: 'What would have been accepted by now.' },
});
export const MuchWithoutOrder = refusalType(
  'MUCH_WITHOUT_ORDER',
  'A supplier brought more on one day without an order than is taken in without asking.',
  {
    limit: { type: () => MoneyScalar, description: 'Up to what nobody is asked.' },
    value: { type: () => MoneyScalar, description: 'What it would come to, with what came before that day.' },
  },
);
export const MuchFree = refusalType('MUCH_FREE', 'More of something is free than is paid for.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
  free: { type: () => QuantityScalar, description: 'What is free, in thousandths of the base unit.' },
  accepted: { type: () => QuantityScalar, description: 'What is paid for on this delivery.' },
});
export const FarBelowCost = refusalType(
  'FAR_BELOW_COST',
  'Something costs far less than such goods usually do, or next to nothing where nobody knows that.',
  {
    stockItemId: { type: () => UuidScalar, description: 'Of what.' },
    value: { type: () => MoneyScalar, description: 'What it is to cost.' },
    usual: {
      type: () => MoneyScalar,
      description:
        'What so much of it usually costs, about; where nobody knows, the least that so much of anything does.',
    },
  },
);
export const FarAboveCost = refusalType('FAR_ABOVE_COST', 'Something costs far more than such goods usually do.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
  value: { type: () => MoneyScalar, description: 'What it is to cost.' },
  usual: { type: () => MoneyScalar, description: 'What so much of it usually costs, about.' },
});
export const NotOrdered = refusalType('NOT_ORDERED', 'Something came that is not on the order.', {
  stockItemId: { type: () => UuidScalar, description: 'What.' },
});
export const PurchaseOrderUnknown = refusalType('PURCHASE_ORDER_UNKNOWN', 'There is no such order in this outlet.');
export const PurchaseOrderNotOpen = refusalType('PURCHASE_ORDER_NOT_OPEN', 'Nothing is received for this order now.', {
  state: { type: () => PurchaseOrderStateEnum, description: 'The state it is in.' },
});

@ObjectType('GoodsReceiptLine', { description: 'What came of one batch. Quantities in thousandths of the base unit.' })
export class GoodsReceiptLineType {
  @Field(() => Int, { description: 'Its place on the receipt, from 1.', simple: true })
  position!: number;
  @Field(() => String, { description: 'The unit it was counted in.', simple: true })
  unit!: string;
  @Field(() => QuantityScalar, {
    nullable: true,
    description: 'What was ordered in all; null without an order.',
    simple: true,
  })
  ordered!: number | null;
  @Field(() => QuantityScalar, { description: 'What came, without what was free.', simple: true })
  delivered!: number;
  @Field(() => QuantityScalar, { description: 'What was kept and is paid for.', simple: true })
  accepted!: number;
  @Field(() => QuantityScalar, { description: 'What was sent back at the door.', simple: true })
  rejected!: number;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.', simple: true })
  rejectReason!: string | null;
  @Field(() => QuantityScalar, { description: 'What came on top for nothing.', simple: true })
  free!: number;
  @Field(() => MoneyScalar, { description: 'What it costs us, as it stands in stock.', simple: true })
  value!: number;
  batchId!: string | null;
  receiptId!: string;
  stockItemId!: string;
}

@ObjectType('GoodsReceipt', { description: 'A delivery as it was entered.' })
export class GoodsReceiptType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { nullable: true, description: 'The number on the delivery note.', simple: true })
  reference!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken in although a rule said no.', simple: true })
  overrideReason!: string | null;
  @Field(() => [ReceiptDoubtEnum], { description: 'Which rules said no; none of the first deliveries.', simple: true })
  doubts!: ReceiptDoubt[];
  @Field(() => DateTimeScalar, { description: 'When it was entered.', simple: true })
  receivedAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Who entered it, as the audit trail calls them; null of the first deliveries.',
    simple: true,
  })
  receivedByLabel!: string | null;
  supplierId!: string;
  orderId!: string | null;
  locationId!: string;
}

export const GoodsReceiptConnection = connectionType('GoodsReceipt', () => GoodsReceiptType);

@InputType({ description: 'What came of one batch.' })
export class ReceiveGoodsLineInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the batch it becomes.' })
  batchId!: string;
  @Field(() => UuidScalar, { description: 'What came.' })
  stockItemId!: string;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => QuantityScalar, { description: 'What is kept, in thousandths of `unit`: two tins are 2000.' })
  accepted!: number;
  @Field(() => QuantityScalar, { defaultValue: 0, description: 'What is sent back at the door; it is no stock.' })
  rejected!: number;
  @Field(() => String, { nullable: true, description: 'Why it is rejected; needed when something is.' })
  rejectReason?: string | null;
  @Field(() => QuantityScalar, { defaultValue: 0, description: 'What came on top for nothing.' })
  free!: number;
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'What all that is kept costs, without the tax that is credited to us, with the tax that is not. With an order nothing: the order says it.',
  })
  value?: number | null;
  @Field(() => String, { nullable: true, description: 'The number the supplier printed on it.' })
  supplierBatch?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was made.' })
  manufacturedOn?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it may be used; without it, the item’s shelf life counts.',
  })
  expiryDate?: string | null;
  @Field(() => BatchDateKindEnum, { defaultValue: 'USE_BY', description: 'What the date means.' })
  dateKind!: keyof typeof BatchDateKindEnum;
  @Field(() => Int, { nullable: true, description: 'Tenths of a degree Celsius, when it came.' })
  temperature?: number | null;
  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Photos of this line, of what is wrong with it, sent before to `/files/receipts/`; six at most.',
  })
  photoIds?: string[] | null;
}

@InputType({ description: 'A delivery: for an order, or without one from a supplier.' })
export class ReceiveGoodsInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet that received it.' })
  outletId!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The order it came for.' })
  orderId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who brought it; only without an order.' })
  supplierId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Where it is put; without it the main store.' })
  locationId?: string | null;
  @Field(() => String, { nullable: true, description: 'The number on the delivery note.' })
  reference?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is taken in although it is too much, will not keep, or was not ordered; counts from whoever may say so.',
  })
  overrideReason?: string | null;
  @Field(() => [ReceiveGoodsLineInput], { description: 'What came, batch by batch.' })
  lines!: ReceiveGoodsLineInput[];
  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Photos of the whole of it, sent before to `/files/receipts/`; six at most.',
  })
  photoIds?: string[] | null;
}
