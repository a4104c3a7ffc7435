import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { LocalDateScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import {
  FILE_SAYS,
  SheetChangeType,
  SheetOutcomeEnum,
  SheetProblemType,
} from '../../../platform/sheets/sheet.types.ts';
import { STOCK_SHEETS } from '../sheets/export-stock.ts';
import { BaseUnitEnum } from './stock.types.ts';

export const StockSheetEnum = enumOf(STOCK_SHEETS);
registerEnumType(StockSheetEnum, {
  name: 'StockSheet',
  description:
    'What a file of stock holds: items with their facts, as `importStock` takes them; levels or batches as they are now; moves, waste or temperatures of some days.',
});

@ObjectType('StockImportRow', { description: 'A row of a file and what becomes of it.', simpleResolvers: true })
class StockImportRowType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.' })
  row!: number;
  @Field(() => String, { description: 'The code of the item.' })
  code!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => SheetOutcomeEnum, { description: 'What becomes of the item.' })
  outcome!: keyof typeof SheetOutcomeEnum;
  @Field(() => [SheetChangeType], { description: 'What changes of an item that is there.' })
  changes!: SheetChangeType[];
  @Field(() => BaseUnitEnum, { description: 'What it is counted in.' })
  baseUnit!: keyof typeof BaseUnitEnum;
  @Field(() => QuantityScalar, { nullable: true, description: 'Opening stock in base units; null for none.' })
  quantity!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What that cost.' })
  value!: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it may be used.' })
  expiryDate!: string | null;
}

@ObjectType('StockImport', { description: 'What a file of stock did, or, rehearsed, would do.', simpleResolvers: true })
export class StockImportType {
  @Field(() => Boolean, { description: 'Whether nothing was written.' })
  isRehearsal!: boolean;
  @Field(() => Int, { description: 'Rows of the file that hold anything, without the header.' })
  rowCount!: number;
  @Field(() => Int, { description: 'Items that are new.' })
  newItems!: number;
  @Field(() => Int, { description: 'Items that are there and change.' })
  changedItems!: number;
  @Field(() => Int, { description: 'Items that are there, and stay as they are.' })
  knownItems!: number;
  @Field(() => Int, { description: 'Batches of opening stock.' })
  batchCount!: number;
  @Field(() => MoneyScalar, { description: 'What all opening stock cost.' })
  value!: number;
  @Field(() => Int, { description: 'How many problems there are: with any, nothing is taken in.' })
  problemCount!: number;
  @Field(() => [SheetProblemType], { description: 'The first 500 of them, in the order of rows.' })
  problems!: SheetProblemType[];
  @Field(() => [StockImportRowType], { description: 'The first 200 rows without problems.' })
  rows!: StockImportRowType[];
}

@InputType({ description: 'A file of stock items and of what an outlet begins with.' })
export class ImportStockInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id with the same file does nothing twice.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet whose opening stock it is.' })
  outletId!: string;
  @Field(() => String, { description: FILE_SAYS })
  base64!: string;
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}
