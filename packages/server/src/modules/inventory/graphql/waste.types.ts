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
import { wasteReason, wasteState } from '../waste/tables.ts';
import type { WasteReason, WasteState } from '../waste/waste.ts';
import { keysOf, StockItemType } from './stock.types.ts';

export const WasteReasonEnum = keysOf(wasteReason.enumValues);
export const WasteStateEnum = keysOf(wasteState.enumValues);
export const WasteShareByEnum = keysOf(['REASON', 'ITEM', 'STATION', 'LOCATION', 'WEEKDAY'] as const);
registerEnumType(WasteReasonEnum, {
  name: 'WasteReason',
  description: 'Why something was wasted. STAFF_MEAL is no waste: it is booked as what staff ate.',
});
registerEnumType(WasteStateEnum, {
  name: 'WasteState',
  description: 'What became of it: waiting for another person, written off, rejected, or taken back.',
});
registerEnumType(WasteShareByEnum, { name: 'WasteShareBy', description: 'What a share of the waste is told by.' });

export const MoreThanIsThere = refusalType('MORE_THAN_IS_THERE', 'There is less than was to be wasted.', {
  there: { type: () => QuantityScalar, description: 'What is there.' },
});
export const PhotoNeeded = refusalType('PHOTO_NEEDED', 'What is worth so much needs a photo.');
export const IllegalWasteStep = refusalType('ILLEGAL_WASTE_STEP', 'The state of the waste entry does not allow this.', {
  state: { type: () => WasteStateEnum, description: 'The state it is in.' },
});
export const TooLateToTakeBack = refusalType(
  'TOO_LATE_TO_TAKE_BACK',
  'It is of another day, or another person approved it.',
);

@ObjectType('WasteEntry', {
  description: 'What was thrown away, given to staff or lost, and why.',
  simpleResolvers: true,
})
export class WasteEntryType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => WasteStateEnum, { description: 'What became of it.' })
  state!: WasteState;
  @Field(() => WasteReasonEnum, { description: 'Why.' })
  reason!: WasteReason;
  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  note!: string | null;
  @Field(() => String, { nullable: true, description: 'The code of the station it happened at.' })
  stationCode!: string | null;
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What its batches cost.' })
  value!: number;
  @Field(() => MoneyScalar, { description: 'Credited tax on its purchase that goes back with it.' })
  taxReversed!: number;
  @Field(() => Boolean, { description: 'Whether it is worth more than one person decides on alone.' })
  needsApproval!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  reportedAt!: Date;
  @Field(() => UuidScalar, { nullable: true, description: 'Who entered it.' })
  reportedBy!: string | null;
  @Field(() => LocalDateScalar, { description: 'The business day it belongs to.' })
  businessDate!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When another person decided on it.' })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  decisionReason!: string | null;
}

export const WasteEntryConnection = connectionType('WasteEntry', () => WasteEntryType);

@ObjectType('WasteChoice', { description: 'Something that may be wasted.', simpleResolvers: true })
export class WasteChoiceType {
  @Field(() => StockItemType, { description: 'What.' })
  item!: StockItemType;
  @Field(() => QuantityScalar, { description: 'What may be used of it, in every location.' })
  onHand!: number;
  @Field(() => QuantityScalar, { description: 'What is past its date, and is still there.' })
  expired!: number;
}

@ObjectType('WasteShare', { description: 'A part of what was wasted.', simpleResolvers: true })
export class WasteShareType {
  @Field(() => WasteShareByEnum, { description: 'What it is told by.' })
  by!: keyof typeof WasteShareByEnum;
  @Field(() => String, {
    description:
      'The reason, the id of the item or dish, the code of the station (empty: none), the id of the location it lay in (empty: dishes), or the weekday, 1 for Monday.',
  })
  key!: string;
  @Field(() => String, { description: 'The name of the item or dish; else the key.' })
  label!: string;
  @Field(() => Int, { description: 'How many entries.' })
  entries!: number;
  @Field(() => MoneyScalar, { description: 'What it cost, with the tax that went back.' })
  value!: number;
}

@ObjectType('WasteAnalysis', { description: 'What an outlet wasted between two days.', simpleResolvers: true })
export class WasteAnalysisType {
  @Field(() => MoneyScalar, { description: 'What was lost, with the tax that went back; without staff meals.' })
  value!: number;
  @Field(() => MoneyScalar, { description: 'What staff ate.' })
  staffMeals!: number;
  @Field(() => Int, { description: 'How many entries, without staff meals.' })
  entries!: number;
  @Field(() => [WasteShareType], {
    description: 'By reason, item or dish, station, location and weekday, the dearest first, twenty of each.',
  })
  shares!: WasteShareType[];
  outletId!: string;
  from!: string;
  to!: string;
}

@InputType({ description: 'What was wasted, and why.' })
export class RecordWasteInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'Of what.' })
  stockItemId!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The batch, of any status; else as the item is picked.' })
  batchId?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Only out of this location.' })
  locationId?: string | null;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of `unit`.' })
  quantity!: number;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => WasteReasonEnum, { description: 'Why.' })
  reason!: WasteReason;
  @Field(() => String, { nullable: true, description: 'The code of the station it happened at.' })
  stationCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Something to say with it.' })
  note?: string | null;
  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Photos of it, sent before to `/files/waste/`; six at most.',
  })
  photoIds?: string[] | null;
}

@InputType({ description: 'A yes or no to waste above the limit.' })
export class DecideWasteInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The entry.' })
  wasteId!: string;
  @Field(() => Boolean, { description: 'Whether it is written off; else it is back in stock.' })
  approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why not; needed for a no.' })
  reason?: string | null;
}

@ObjectType('StockSettings', {
  description: 'What the organisation decided about waste, returns and counts.',
  simpleResolvers: true,
})
export class StockSettingsType {
  @Field(() => MoneyScalar, { description: 'Waste that is worth more waits for another person.' })
  wasteApprovalAbove!: number;
  @Field(() => MoneyScalar, {
    description: 'Goods that go back to their supplier and are worth more wait for another person.',
  })
  returnApprovalAbove!: number;
  @Field(() => Int, { description: 'Basis points of what was expected: what differs by more is counted once more.' })
  recountAbove!: number;
  @Field(() => Boolean, { description: 'Whether waste that waits for another person needs a photo.' })
  wastePhotoNeeded!: boolean;
  @Field(() => Int, { description: 'Raised by every change; 0 until the first.' })
  version!: number;
}

@InputType({ description: 'What the organisation decides about waste, returns and counts.' })
export class ChangeStockSettingsInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 before the first change.' })
  version!: number;
  @Field(() => MoneyScalar, { description: 'Waste that is worth more waits for another person.' })
  wasteApprovalAbove!: number;
  @Field(() => Int, { description: 'Basis points of what was expected, up to 10000.' })
  recountAbove!: number;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Goods that go back and are worth more wait for another person; as it is unless said.',
  })
  returnApprovalAbove?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether waste above the limit needs a photo; as it is unless said.',
  })
  wastePhotoNeeded?: boolean | null;
}
