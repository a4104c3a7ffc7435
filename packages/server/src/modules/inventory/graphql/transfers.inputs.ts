import { Field, InputType, Int } from 'type-graphql';
import { QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { LocationKindEnum, RejectedFateEnum } from './transfers.types.ts';

@InputType({ description: 'A location as it should be.' })
export class SaveLocationInput {
  @Field(() => UuidScalar, { description: 'Made by you (UUIDv7): a new id makes a location, a known one changes it.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is in.' })
  outletId!: string;
  @Field(() => String, { description: 'Up to twenty capitals, digits and hyphens, beginning with a letter.' })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => LocationKindEnum, { description: 'What it is.' })
  kind!: keyof typeof LocationKindEnum;
  @Field(() => Boolean, { description: 'Whether orders take from what lies here; else it must be moved first.' })
  forOrders!: boolean;
  @Field(() => Boolean, { defaultValue: true, description: 'False takes it out of use; it must be empty.' })
  inUse!: boolean;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 makes the location.' })
  version!: number;
}

@InputType({ description: 'How much of what is to be moved.' })
export class TransferLineInput {
  @Field(() => UuidScalar, { description: 'What.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
}

@InputType({ description: 'What is to be moved, and where.' })
export class RequestTransferInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is sent from.' })
  fromOutletId!: string;
  @Field(() => UuidScalar, { description: 'The location it lies in.' })
  fromLocationId!: string;
  @Field(() => UuidScalar, { description: 'The outlet it goes to; may be the same.' })
  toOutletId!: string;
  @Field(() => UuidScalar, { description: 'The location it goes to.' })
  toLocationId!: string;
  @Field(() => String, { nullable: true, description: 'Something to say with it.' })
  note?: string | null;
  @Field(() => [TransferLineInput], { description: 'What; each stock item once.' })
  lines!: TransferLineInput[];
}

@InputType({ description: 'A yes or no to a transfer.' })
export class DecideTransferInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The transfer.' })
  transferId!: string;
  @Field(() => Boolean, { description: 'Whether it may be sent.' })
  approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why not; needed for a no.' })
  reason?: string | null;
}

@InputType({ description: 'A transfer that is no longer wanted.' })
export class CancelTransferInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The transfer.' })
  transferId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A batch of which less came than was sent.' })
export class ShortBatchInput {
  @Field(() => UuidScalar, { description: 'The batch it was sent from.' })
  batchId!: string;
  @Field(() => QuantityScalar, { description: 'How much came; may be nothing.' })
  received!: number;
  @Field(() => String, { description: 'Why less came.' })
  reason!: string;
}

@InputType({ description: 'How warm a batch came.' })
export class BatchTemperatureInput {
  @Field(() => UuidScalar, { description: 'The batch it was sent from.' })
  batchId!: string;
  @Field(() => Int, { description: 'In tenths of a degree Celsius.' })
  temperature!: number;
}

@InputType({ description: 'A batch of which what came is not taken in.' })
export class RejectBatchInput {
  @Field(() => UuidScalar, { description: 'The batch it was sent from.' })
  batchId!: string;
  @Field(() => RejectedFateEnum, { description: 'WASTED, SENT_BACK or SET_ASIDE.' })
  fate!: 'WASTED' | 'SENT_BACK' | 'SET_ASIDE';
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Photos of what is thrown away, sent before to `/files/waste/`; six at most.',
  })
  photoIds?: string[] | null;
}

@InputType({ description: 'What becomes of a batch that was set aside when it came from another location.' })
export class DecideRejectedInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The batch as it lies here.' })
  batchId!: string;
  @Field(() => RejectedFateEnum, { description: 'ACCEPTED, WASTED or SENT_BACK.' })
  fate!: 'ACCEPTED' | 'WASTED' | 'SENT_BACK';
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Photos of what is thrown away, sent before to `/files/waste/`; six at most.',
  })
  photoIds?: string[] | null;
}

@InputType({ description: 'What came of a transfer.' })
export class ReceiveTransferInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The transfer.' })
  transferId!: string;
  @Field(() => [ShortBatchInput], { description: 'The batches of which less came; what is not named came whole.' })
  short!: ShortBatchInput[];
  @Field(() => Int, {
    nullable: true,
    description: 'How warm all came that is kept cold, in tenths of a degree Celsius; single batches may differ.',
  })
  temperature?: number | null;
  @Field(() => [BatchTemperatureInput], {
    defaultValue: [],
    description: 'How warm batches came that differ from that.',
  })
  temperatures!: BatchTemperatureInput[];
  @Field(() => [RejectBatchInput], {
    defaultValue: [],
    description: 'The batches that are not taken in: thrown away, sent back or set aside.',
  })
  rejected!: RejectBatchInput[];
  @Field(() => String, {
    nullable: true,
    description: 'Why it is taken in although something came warm, or unmeasured, by who has `receipt:override`.',
  })
  warmReason?: string | null;
}
