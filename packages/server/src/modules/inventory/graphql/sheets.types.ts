import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { SHEET_FORMATS } from '../../../platform/sheets/write-sheet.ts';
import { STOCK_SHEETS } from '../sheets/export-stock.ts';
import { BaseUnitEnum } from './stock.types.ts';

export const SheetFormatEnum = enumOf(SHEET_FORMATS);
export const StockSheetEnum = enumOf(STOCK_SHEETS);
registerEnumType(SheetFormatEnum, { name: 'SheetFormat', description: 'A workbook, or CSV in UTF-8.' });
registerEnumType(StockSheetEnum, {
  name: 'StockSheet',
  description: 'What a file of stock holds: levels or batches as they are now, moves or waste of some days.',
});

@ObjectType('SheetProblem', { description: 'Something wrong in a file.', simpleResolvers: true })
class SheetProblemType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.' })
  row!: number;
  @Field(() => String, { nullable: true, description: 'Header of the column; null when it is the row as a whole.' })
  column!: string | null;
  @Field(() => String, { nullable: true, description: 'What the cell says, shortened to eighty letters.' })
  value!: string | null;
  @Field(() => String, { description: 'What is wrong and what to do.' })
  message!: string;
}

@ObjectType('StockImportRow', { description: 'A row of a file and what becomes of it.', simpleResolvers: true })
class StockImportRowType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.' })
  row!: number;
  @Field(() => String, { description: 'The code of the item.' })
  code!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => Boolean, { description: 'Whether the item is new; else it stays as it is.' })
  isNew!: boolean;
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

export const SheetUnusable = refusalType('SHEET_UNUSABLE', 'The file as a whole cannot be read.');
export const RowsHaveErrors = refusalType('ROWS_HAVE_ERRORS', 'Rows of the file are wrong: nothing was taken in.', {
  problemCount: { type: () => Int, description: 'How many problems there are.' },
  problems: { type: () => [SheetProblemType], description: 'The first 500 of them, in the order of rows.' },
});

@ObjectType('SheetFile', { description: 'A table as a file, ready to be kept.', simpleResolvers: true })
export class SheetFileType {
  @Field(() => String, { description: 'What it may be called.' })
  fileName!: string;
  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;
  @Field(() => String, { description: 'Its bytes, in base64 (RFC 4648, section 4).' })
  base64!: string;
}

@InputType({ description: 'A file of stock items and of what an outlet begins with.' })
export class ImportStockInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id with the same file does nothing twice.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet whose opening stock it is.' })
  outletId!: string;
  @Field(() => String, {
    description:
      'The file in base64: a workbook (.xlsx, its first sheet) or CSV in UTF-8, of at most 375 KB and 5,000 rows below its header.',
  })
  base64!: string;
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}
