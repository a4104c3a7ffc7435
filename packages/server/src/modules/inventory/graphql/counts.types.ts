import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { FILE_SAYS } from '../../../platform/sheets/sheet.types.ts';
import type { CountState } from '../counts/count.ts';
import { countKind, countState } from '../counts/tables.ts';
import { keysOf, StockCountClassEnum, StockItemType } from './stock.types.ts';
import { StockLocationType } from './transfers.types.ts';

const CountKindEnum = keysOf(countKind.enumValues);
export const CountStateEnum = keysOf(countState.enumValues);
registerEnumType(CountKindEnum, {
  name: 'StockCountKind',
  description: 'What is counted: all of a location, the class that is due, or what was named.',
});
registerEnumType(CountStateEnum, {
  name: 'StockCountState',
  description: 'How far a count is: begun, counted, counted once more, handed in; approved, rejected or cancelled.',
});

export const CountAlreadyOpen = refusalType('COUNT_ALREADY_OPEN', 'The location is being counted already.', {
  countId: { type: () => UuidScalar, description: 'The count that is open there.' },
});
export const NothingToCount = refusalType('NOTHING_TO_COUNT', 'Nothing of that lies in the location.');
export const IllegalCountStep = refusalType('ILLEGAL_COUNT_STEP', 'The state of the count does not allow this.', {
  state: { type: () => CountStateEnum, description: 'The state it is in.' },
});
export const CountIncomplete = refusalType('COUNT_INCOMPLETE', 'Some lines are empty.', {
  left: { type: () => Int, description: 'How many.' },
});
export const CountOutOfDate = refusalType(
  'COUNT_OUT_OF_DATE',
  'More was used since than was counted: it is counted once more.',
  { stockItemIds: { type: () => [UuidScalar], description: 'Of what.' } },
);

@ObjectType('ChangedCountLine', { description: 'What somebody else entered meanwhile.', simpleResolvers: true })
export class ChangedCountLineType {
  @Field(() => UuidScalar, { description: 'Of what.' })
  stockItemId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => QuantityScalar, { nullable: true, description: 'How much, in thousandths of `unit`; null: emptied.' })
  quantity!: number | null;
  @Field(() => String, { nullable: true, description: 'In which unit.' })
  unit!: string | null;
  @Field(() => Int, { description: 'The version the line has now.' })
  version!: number;
}

export const CountLineChanged = refusalType('COUNT_LINE_CHANGED', 'Somebody else entered a line meanwhile.', {
  lines: { type: () => [ChangedCountLineType], description: 'Which, and what they entered.' },
});

@ObjectType('StockCountLine', { description: 'One stock item of a count.', simpleResolvers: true })
export class CountLineType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => Int, { description: 'How often it was entered: say it when you enter it.' })
  version!: number;
  @Field(() => QuantityScalar, { nullable: true, description: 'As it was entered, in thousandths of `unit`.' })
  quantity!: number | null;
  @Field(() => String, { nullable: true, description: 'The unit it was entered in.' })
  unit!: string | null;
  @Field(() => QuantityScalar, { nullable: true, description: 'The same in the base unit; null until it is counted.' })
  counted!: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was entered: it is held against that moment.' })
  countedAt!: Date | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who entered it.' })
  countedBy!: string | null;
  @Field(() => Boolean, { description: 'Whether it had to be counted once more.' })
  mustRecount!: boolean;
  @Field(() => QuantityScalar, { nullable: true, description: 'What was counted first; null like `expected`.' })
  countedFirst!: number | null;
  @Field(() => QuantityScalar, {
    nullable: true,
    description:
      'What should have been there when it was counted; null for whoever may be asked to count it: they see it once it is decided on.',
  })
  expected!: number | null;
  @Field(() => QuantityScalar, { nullable: true, description: 'Counted less expected; null like `expected`.' })
  variance!: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What the difference is worth at batch cost: exact once it is approved; null like `expected`.',
  })
  varianceValue!: number | null;
}

@ObjectType('StockCountFigures', { description: 'How far a count is, and what it found.', simpleResolvers: true })
export class CountFiguresType {
  @Field(() => Int, { description: 'How many stock items are to be counted.' })
  lines!: number;
  @Field(() => Int, { description: 'How many are.' })
  counted!: number;
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'What is missing, at cost; null until it is handed in, and then for whoever does not decide until it is decided on.',
  })
  short!: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'What is too much, at cost; null until it is handed in, and then for whoever does not decide until it is decided on.',
  })
  over!: number | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'What should be there, at cost; null until it is handed in, and then for whoever does not decide until it is decided on.',
  })
  expectedValue!: number | null;
}

@ObjectType('StockCount', { description: 'What lies in a location, counted by people who are not told what should.' })
export class CountType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => CountKindEnum, { description: 'What is counted.', simple: true })
  kind!: keyof typeof CountKindEnum;
  @Field(() => StockCountClassEnum, { nullable: true, description: 'Of a cycle count: the class.', simple: true })
  countClass!: keyof typeof StockCountClassEnum | null;
  @Field(() => CountStateEnum, { description: 'How far it is.', simple: true })
  state!: CountState;
  @Field(() => String, { nullable: true, description: 'What was said with it.', simple: true })
  note!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected, given back or cancelled.', simple: true })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it began.', simple: true })
  openedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in.', simple: true })
  handedInAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided on.', simple: true })
  decidedAt!: Date | null;
  locationId!: string;
}

export const CountConnection = connectionType('StockCount', () => CountType);

@ObjectType('StockCountDue', { description: 'A class of stock that is to be counted in a location.' })
export class CountDueType {
  @Field(() => StockCountClassEnum, { description: 'Which class.', simple: true })
  countClass!: keyof typeof StockCountClassEnum;
  @Field(() => Int, { description: 'How many stock items of it lie there.', simple: true })
  items!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was counted last; null: never.', simple: true })
  lastCountedAt!: Date | null;
  @Field(() => StockLocationType, { description: 'Where.', simple: true })
  location!: StockLocationType;
}

@InputType({ description: 'A count that begins.' })
export class OpenCountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => UuidScalar, { description: 'The location.' })
  locationId!: string;
  @Field(() => CountKindEnum, { description: 'What is counted.' })
  kind!: keyof typeof CountKindEnum;
  @Field(() => StockCountClassEnum, { nullable: true, description: 'Of a cycle count: the class.' })
  countClass?: keyof typeof StockCountClassEnum | null;
  @Field(() => [UuidScalar], { nullable: true, description: 'Of a spot count: what is counted, up to 200.' })
  stockItemIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Something to say with it.' })
  note?: string | null;
}

@InputType({ description: 'One line as it was counted.' })
export class CountedLineInput {
  @Field(() => UuidScalar, { description: 'Of what; also what nobody expected there.' })
  stockItemId!: string;
  @Field(() => QuantityScalar, { nullable: true, description: 'How much, in thousandths of `unit`; null empties it.' })
  quantity!: number | null;
  @Field(() => String, { description: 'The base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => Int, { description: 'The version of the line that you saw; 0 for a new one.' })
  version!: number;
}

@InputType({ description: 'What was counted.' })
export class EnterCountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The count.' })
  countId!: string;
  @Field(() => [CountedLineInput], { description: 'All of these or none; up to 500.' })
  lines!: CountedLineInput[];
}

@InputType({ description: 'A sheet of a count that was filled in.' })
export class ImportCountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id with the same file does nothing twice.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The count.' })
  countId!: string;
  @Field(() => String, { description: FILE_SAYS })
  base64!: string;
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}

@InputType({ description: 'Lines that are counted once more.' })
export class RepeatCountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The count.' })
  countId!: string;
  @Field(() => [UuidScalar], { description: 'The stock items.' })
  stockItemIds!: string[];
  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'A count that ends without correcting anything.' })
export class EndCountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The count.' })
  countId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
