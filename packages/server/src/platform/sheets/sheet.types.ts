import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/enum.ts';
import { refusalType } from '../graphql/refusal.ts';
import { SHEET_OUTCOMES } from './sheet-report.ts';
import { SHEET_FORMATS, type WrittenSheet } from './write-sheet.ts';

export const SheetFormatEnum = enumOf(SHEET_FORMATS);
export const SheetOutcomeEnum = enumOf(SHEET_OUTCOMES);
registerEnumType(SheetFormatEnum, { name: 'SheetFormat', description: 'A workbook, or CSV in UTF-8.' });
registerEnumType(SheetOutcomeEnum, {
  name: 'SheetOutcome',
  description: 'What becomes of what a row is about: it is made, changed, or stays as it is.',
});

@ObjectType('SheetProblem', { description: 'Something wrong in a file.', simpleResolvers: true })
export class SheetProblemType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.' })
  row!: number;
  @Field(() => String, { nullable: true, description: 'Header of the column; null when it is the row as a whole.' })
  column!: string | null;
  @Field(() => String, { nullable: true, description: 'What the cell says, shortened to eighty letters.' })
  value!: string | null;
  @Field(() => String, { description: 'What is wrong and what to do.' })
  message!: string;
}

@ObjectType('SheetChange', { description: 'One fact before and after, as a file writes it.', simpleResolvers: true })
export class SheetChangeType {
  @Field(() => String, { description: 'Header of its column.' })
  column!: string;
  @Field(() => String, { nullable: true, description: 'What it was; null for nothing.' })
  before!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is then.' })
  after!: string | null;
}

@ObjectType('SheetRow', { description: 'A row of a file and what becomes of it.', simpleResolvers: true })
export class SheetRowType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.' })
  row!: number;
  @Field(() => String, { description: 'What it is about, for people.' })
  name!: string;
  @Field(() => SheetOutcomeEnum, { description: 'What becomes of it.' })
  outcome!: keyof typeof SheetOutcomeEnum;
  @Field(() => [SheetChangeType], { description: 'What changes; empty for what is new or stays.' })
  changes!: SheetChangeType[];
}

@ObjectType('SheetReport', { description: 'What a file did, or, rehearsed, would do.', simpleResolvers: true })
export class SheetReportType {
  @Field(() => Boolean, { description: 'Whether nothing was written.' })
  isRehearsal!: boolean;
  @Field(() => Int, { description: 'Rows of the file that hold anything, without the header.' })
  rowCount!: number;
  @Field(() => Int, { description: 'Rows that make something new.' })
  newCount!: number;
  @Field(() => Int, { description: 'Rows that change what is there.' })
  changedCount!: number;
  @Field(() => Int, { description: 'Rows that say what is the case already.' })
  unchangedCount!: number;
  @Field(() => Int, { description: 'How many problems there are: with any, nothing is taken in.' })
  problemCount!: number;
  @Field(() => [SheetProblemType], { description: 'The first 500 of them, in the order of rows.' })
  problems!: SheetProblemType[];
  @Field(() => [SheetRowType], { description: 'The first 200 rows without problems.' })
  rows!: SheetRowType[];
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

/** A written sheet as it is answered. */
export function sheetFileOf({ content, ...file }: WrittenSheet): SheetFileType {
  return { ...file, base64: content.toString('base64') };
}

/** What is said of a file that is sent. */
export const FILE_SAYS =
  'The file in base64: a workbook (.xlsx, its first sheet) or CSV in UTF-8, of at most 375 KB and 5,000 rows below its header.';
