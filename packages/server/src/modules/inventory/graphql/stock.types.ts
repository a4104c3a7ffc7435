import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { type Allergen, AllergenEnum, type MenuItem, MenuItemType } from '../../catalog/index.ts';
import type { StockLevel } from '../queries.ts';
import type { BaseUnitCode, PickPolicyCode, StockKind } from '../stock-item.ts';
import {
  baseUnit,
  batchStatus,
  countClass,
  dateKinds,
  moveType,
  negativePolicy,
  pickPolicy,
  stockKind,
  storage,
} from '../tables.ts';

export function keysOf<Value extends string>(values: readonly Value[]): Readonly<Record<Value, Value>> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

export const StockKindEnum = keysOf(stockKind.enumValues);
export const BaseUnitEnum = keysOf(baseUnit.enumValues);
export const PickPolicyEnum = keysOf(pickPolicy.enumValues);
export const StockCountClassEnum = keysOf(countClass.enumValues);
export const NegativePolicyEnum = keysOf(negativePolicy.enumValues);
export const StockStorageEnum = keysOf(storage.enumValues);
export const BatchStatusEnum = keysOf(batchStatus.enumValues);
export const BatchDateKindEnum = keysOf(dateKinds);
const StockMoveTypeEnum = keysOf(moveType.enumValues);

registerEnumType(StockKindEnum, { name: 'StockKind', description: 'What a stock item is; decides its account.' });
registerEnumType(BaseUnitEnum, { name: 'BaseUnit', description: 'Grams, millilitres or pieces.' });
registerEnumType(PickPolicyEnum, {
  name: 'PickPolicy',
  description: 'Which batch is taken first: the oldest (FIFO), or the one that expires first (FEFO).',
});
registerEnumType(StockCountClassEnum, {
  name: 'StockCountClass',
  description: 'How often an item is counted: A every week, B every month, C every quarter.',
});
registerEnumType(NegativePolicyEnum, {
  name: 'NegativePolicy',
  description:
    'Whether a kitchen may use more than the records hold: not (BLOCK), or at the last known cost (ALLOW_FLAG).',
});
registerEnumType(StockStorageEnum, {
  name: 'StockStorage',
  description: 'How it is kept: at room temperature, chilled or frozen.',
});
registerEnumType(BatchStatusEnum, { name: 'BatchStatus', description: 'Whether a batch may be taken from.' });
registerEnumType(BatchDateKindEnum, {
  name: 'BatchDateKind',
  description: 'What the date on goods means: not to be used after it, or best before it.',
});
registerEnumType(StockMoveTypeEnum, { name: 'StockMoveType', description: 'Why a batch changed.' });

@ObjectType('StockUnit', { description: 'A unit of one stock item besides its base unit.', simpleResolvers: true })
export class StockUnitType {
  @Field(() => String, { description: 'Its name.' })
  unit!: string;
  @Field(() => Int, { description: 'With the denominator: so many base units are one of it.' })
  numerator!: number;
  @Field(() => Int, { description: 'See numerator.' })
  denominator!: number;
}

@ObjectType('StockItem', { description: 'Something that is bought, stored and used up.' })
export class StockItemType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code.', simple: true })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.', simple: true })
  name!: string;
  @Field(() => StockKindEnum, { description: 'What it is.', simple: true })
  kind!: StockKind;
  @Field(() => BaseUnitEnum, { description: 'The unit that every Quantity of it is in thousandths of.', simple: true })
  baseUnit!: BaseUnitCode;
  @Field(() => PickPolicyEnum, { description: 'Which batch is taken first.', simple: true })
  pickPolicy!: PickPolicyCode;
  @Field(() => [AllergenEnum], { description: 'Allergens in it.', simple: true })
  allergens!: Allergen[];
  @Field(() => Int, { nullable: true, description: 'Days it keeps after it came; null when it does.', simple: true })
  shelfLifeDays!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Days it keeps once opened; null: as long as unopened.',
    simple: true,
  })
  openedLifeDays!: number | null;
  @Field(() => StockCountClassEnum, { description: 'How often it is counted.', simple: true })
  countClass!: keyof typeof StockCountClassEnum;
  @Field(() => Boolean, {
    description: 'Whether somebody decided on the class; else it follows from what is consumed in a year.',
    simple: true,
  })
  countClassFixed!: boolean;
  @Field(() => Boolean, { description: 'Whether the tax on buying it is credited to us.', simple: true })
  taxCreditable!: boolean;
  @Field(() => Int, { description: 'Tax on its purchase, in basis points.', simple: true })
  purchaseTaxRate!: number;
  @Field(() => StockStorageEnum, { description: 'How it is kept.', simple: true })
  storage!: keyof typeof StockStorageEnum;
  @Field(() => NegativePolicyEnum, {
    description: 'Whether a kitchen may use more than the records hold.',
    simple: true,
  })
  negativePolicy!: keyof typeof NegativePolicyEnum;
  @Field(() => Int, { description: 'Rises with every change.', simple: true })
  version!: number;
}

@ObjectType('StockMove', { description: 'One change of a batch.' })
export class StockMoveObjectType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => StockMoveTypeEnum, { description: 'Why.', simple: true })
  type!: keyof typeof StockMoveTypeEnum;
  @Field(() => QuantityScalar, { description: 'What came (positive) or went (negative).', simple: true })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What that is worth, with the same sign.', simple: true })
  value!: number;
  @Field(() => DateTimeScalar, { description: 'When.', simple: true })
  at!: Date;
  @Field(() => LocalDateScalar, { description: 'The business day it belongs to.', simple: true })
  businessDate!: string;
  @Field(() => String, { description: 'What kind of thing brought it about.', simple: true })
  sourceType!: string;
  @Field(() => UuidScalar, { description: 'Which one.', simple: true })
  sourceId!: string;
  outletId!: string;
  actorId!: string | null;
}

export const StockMoveConnection = connectionType('StockMove', () => StockMoveObjectType);

@ObjectType('Batch', { description: 'What came in together: one line of one delivery.' })
export class BatchType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { nullable: true, description: 'The number the supplier printed on it.', simple: true })
  supplierBatch!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it came into the house.', simple: true })
  receivedAt!: Date;
  @Field(() => UuidScalar, { description: 'The location it lies in.', simple: true })
  locationId!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The batch it was moved from, if it was.', simple: true })
  parentBatchId!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day on which it may be used.', simple: true })
  expiryDate!: string | null;
  @Field(() => BatchDateKindEnum, { description: 'What that day means.', simple: true })
  dateKind!: keyof typeof BatchDateKindEnum;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was made, if it says so.', simple: true })
  manufacturedOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How warm it was when it came, in tenths of a degree Celsius.',
    simple: true,
  })
  temperature!: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was opened, if it was.', simple: true })
  openedAt!: Date | null;
  @Field(() => QuantityScalar, { description: 'What came.', simple: true })
  quantityReceived!: number;
  @Field(() => QuantityScalar, { description: 'What is left.', simple: true })
  quantityRemaining!: number;
  @Field(() => MoneyScalar, { description: 'What it cost.', simple: true })
  valueReceived!: number;
  @Field(() => MoneyScalar, { description: 'What is left of its cost; nothing when it is empty.', simple: true })
  valueRemaining!: number;
  // As it stands in the table, until the job that goes through what expired has been there.
  status!: keyof typeof BatchStatusEnum;
  outletId!: string;
  supplierId!: string | null;
  sourceType!: string;
  sourceId!: string;
}

export const BatchConnection = connectionType('Batch', () => BatchType);

@ObjectType('StockLevel', { description: 'What an outlet has of a stock item.' })
export class StockLevelType {
  @Field(() => ID, { description: 'Outlet and stock item, joined by a colon.' })
  id!: string;
  @Field(() => StockItemType, { description: 'Of what.', simple: true })
  item!: StockItemType;
  @Field(() => QuantityScalar, { description: 'What may be used: without what expired.', simple: true })
  onHand!: number;
  @Field(() => QuantityScalar, { description: 'What orders hold of it.', simple: true })
  reserved!: number;
  @Field(() => MoneyScalar, { description: 'Cost of what is on hand, batch by batch.', simple: true })
  value!: number;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of the batch that goes first.',
    simple: true,
  })
  nextExpiry!: string | null;
  outletId!: string;
}

export const StockLevelConnection = connectionType('StockLevel', () => StockLevelType);

@ObjectType('StockDeficit', {
  description: 'What a kitchen used beyond the records, until an arrival clears it.',
  simpleResolvers: true,
})
export class StockDeficitType {
  @Field(() => QuantityScalar, { description: 'How much.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What it was booked at: the stock is worth so much less.' })
  value!: number;
}

@ObjectType('StockChanged', {
  implements: LiveMessageInterface,
  description: 'What an outlet has, or has promised, changed. At most five a second; each tells of the present.',
})
export class StockChangedType extends LiveMessageInterface {
  @Field(() => [StockLevelType], { description: 'The levels that changed; empty without the permission stock:read.' })
  levels!: StockLevel[];
  @Field(() => [MenuItemType], { description: 'The dishes whose portions may have changed.' })
  items!: MenuItem[];
}
