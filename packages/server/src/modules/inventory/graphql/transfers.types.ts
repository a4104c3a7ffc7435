import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { rejectedFate } from '../rejected/tables.ts';
import { locationKind } from '../tables.ts';
import type { SentBatch, TransferLine } from '../transfers/queries.ts';
import { transferState } from '../transfers/tables.ts';
import type { TransferState } from '../transfers/transfer.ts';
import { keysOf, StockItemType } from './stock.types.ts';

export const LocationKindEnum = keysOf(locationKind.enumValues);
export const TransferStateEnum = keysOf(transferState.enumValues);
registerEnumType(LocationKindEnum, { name: 'StockLocationKind', description: 'What a location is.' });
export const RejectedFateEnum = keysOf(rejectedFate.enumValues);
registerEnumType(RejectedFateEnum, {
  name: 'RejectedFate',
  description:
    'What becomes of goods that were not taken in as they came: set aside until somebody decides, accepted after all, thrown away, or sent back to where they came from.',
});
registerEnumType(TransferStateEnum, {
  name: 'StockTransferState',
  description: 'How far a transfer is: asked for, approved, on its way, received; or rejected or cancelled.',
});

export const SameLocation = refusalType('SAME_LOCATION', 'It would go to where it lies.');
export const OtherRegistration = refusalType(
  'OTHER_REGISTRATION',
  'The outlets have different tax registrations: goods between them are sold with an invoice.',
);
export const IllegalTransferStep = refusalType('ILLEGAL_TRANSFER_STEP', 'The transfer’s state does not allow this.', {
  state: { type: () => TransferStateEnum, description: 'The state it is in.' },
});
export const MoreThanSent = refusalType('MORE_THAN_SENT', 'More of a batch came than was sent.', {
  sent: { type: () => QuantityScalar, description: 'What was sent.' },
});
export const NotSetAside = refusalType(
  'NOT_SET_ASIDE',
  'It is not set aside any more: somebody decided on it, or it is gone.',
);
export const LocationHoldsStock = refusalType('LOCATION_HOLDS_STOCK', 'Something still lies in the location.');
export const HeldByOrders = refusalType('HELD_BY_ORDERS', 'Orders hold some of what lies there.');

@ObjectType('ShortStock', { description: 'A stock item there is too little of.', simpleResolvers: true })
export class ShortStockType {
  @Field(() => UuidScalar, { description: 'Which.' })
  stockItemId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => QuantityScalar, { description: 'How much was wanted.' })
  wanted!: number;
  @Field(() => QuantityScalar, { description: 'How much can be had: neither expired nor held by orders.' })
  free!: number;
}

export const NotEnoughStock = refusalType('NOT_ENOUGH_STOCK', 'There is too little of something that no order holds.', {
  items: { type: () => [ShortStockType], description: 'What there is too little of.' },
});

@ObjectType('StockLocation', { description: 'A place within an outlet where stock lies.', simpleResolvers: true })
export class StockLocationType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is in.' })
  outletId!: string;
  @Field(() => String, { description: 'Short code; every outlet has one that is MAIN.' })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => LocationKindEnum, { description: 'What it is.' })
  kind!: keyof typeof LocationKindEnum;
  @Field(() => Boolean, { description: 'Whether orders take from what lies here.' })
  forOrders!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken out of use.' })
  retiredAt!: Date | null;
  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;
}

@ObjectType('StockInLocation', { description: 'What lies in one location of a stock item.', simpleResolvers: true })
export class StockInLocationType {
  @Field(() => StockLocationType, { description: 'Where.' })
  location!: StockLocationType;
  @Field(() => QuantityScalar, { description: 'How much, also what may not be used.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What it cost.' })
  value!: number;
}

@ObjectType('StockTransferLine', { description: 'What a transfer was asked for.', simpleResolvers: true })
export class TransferLineType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
}

@ObjectType('TransferOrigin', { description: 'A location that stock may be asked from.', simpleResolvers: true })
export class TransferOriginType {
  @Field(() => UuidScalar, { description: 'The outlet it is in.' })
  outletId!: string;
  @Field(() => String, { description: 'What that outlet is called.' })
  outletName!: string;
  @Field(() => UuidScalar, { description: 'The location.' })
  locationId!: string;
  @Field(() => String, { description: 'What it is called.' })
  locationName!: string;
}

@ObjectType('SentBatch', {
  description: 'What a batch said of itself when it was sent; what became of it where it lay is its outlet’s alone.',
  simpleResolvers: true,
})
export class SentBatchType {
  @Field(() => UuidScalar, { description: 'The batch it left.' })
  id!: string;
  @Field(() => String, { nullable: true, description: 'The supplier’s number on it.' })
  supplierBatch!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day on which it may be used.' })
  expiryDate!: string | null;
}

@ObjectType('RejectedBatch', {
  description: 'What came of a batch and was not taken in as it came. Nobody picks it until it is accepted.',
  simpleResolvers: true,
})
export class RejectedBatchType {
  @Field(() => UuidScalar, { description: 'The batch it is here.' })
  batchId!: string;
  @Field(() => RejectedFateEnum, { description: 'What became of it so far.' })
  fate!: keyof typeof RejectedFateEnum;
  @Field(() => String, { description: 'Why it was not taken in.' })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'Why somebody decided so, of what had been set aside.' })
  decisionReason!: string | null;
  @Field(() => QuantityScalar, { description: 'What is left of it here.' })
  remaining!: number;
}

@ObjectType('StockTransferBatch', { description: 'What was sent of one batch.', simpleResolvers: true })
export class TransferBatchType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => SentBatchType, { description: 'The batch it left.' })
  batch!: SentBatchType;
  @Field(() => QuantityScalar, { description: 'How much was sent.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What that cost.' })
  value!: number;
  @Field(() => QuantityScalar, { nullable: true, description: 'How much came; null while it is on its way.' })
  received!: number | null;
  @Field(() => String, { nullable: true, description: 'Why less came than was sent.' })
  missingReason!: string | null;
  @Field(() => Int, { nullable: true, description: 'How warm it came, in tenths of a degree Celsius, if measured.' })
  temperature!: number | null;
  transferId!: string;
}

@ObjectType('StockTransfer', { description: 'Stock that goes from one location to another.' })
export class TransferType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => TransferStateEnum, { description: 'How far it is.', simple: true })
  state!: TransferState;
  @Field(() => String, { nullable: true, description: 'What was said with it.', simple: true })
  note!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected or cancelled.', simple: true })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was asked for.', simple: true })
  requestedAt!: Date;
  @Field(() => UuidScalar, { nullable: true, description: 'Who asked for it.', simple: true })
  requestedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided on.', simple: true })
  decidedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent.', simple: true })
  dispatchedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was received.', simple: true })
  receivedAt!: Date | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The transfer whose goods go back by this one; null for all others.',
    simple: true,
  })
  returnOf!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was taken in although something came warm, or unmeasured.',
    simple: true,
  })
  warmReason!: string | null;
  fromLocationId!: string;
  toLocationId!: string;
  readonly lines?: TransferLine[];
  readonly batches?: SentBatch[];
}

export const TransferConnection = connectionType('StockTransfer', () => TransferType);
export const StockLocationConnection = connectionType('StockLocation', () => StockLocationType);
