import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { ImportField } from '../import/columns.ts';
import type { Diet } from '../menu.ts';
import { DietEnum } from './catalog.enums.ts';
import { ImportFieldEnum } from './import.inputs.ts';

const ImportActionEnum = enumOf(['CREATE', 'UPDATE', 'SKIP', 'FAIL'] as const);
const ImportSeverityEnum = enumOf(['ERROR', 'WARNING'] as const);

registerEnumType(ImportActionEnum, {
  name: 'ImportAction',
  description: 'What becomes of a dish of an imported file.',
  valuesConfig: {
    CREATE: { description: 'It is new.' },
    UPDATE: { description: 'It was there and is changed.' },
    SKIP: { description: 'It was there and stays: you said so, or the file says the same.' },
    FAIL: { description: 'It is not written; its problems say why.' },
  },
});
registerEnumType(ImportSeverityEnum, {
  name: 'ImportSeverity',
  description: 'An error keeps a row out. A warning does not.',
});

@ObjectType('ImportColumn', { description: 'A column of the file as it is read.', simpleResolvers: true })
class ImportColumnType {
  @Field(() => Int, { description: 'The column: 1 is the first.' })
  column!: number;
  @Field(() => String, { description: 'Its header, as the file has it.' })
  header!: string;
  @Field(() => ImportFieldEnum, { description: 'What it is read as.' })
  field!: ImportField;
  @Field(() => String, { description: 'The first filled cell of it; empty when there is none.' })
  sample!: string;
}

@ObjectType('ImportProblem', { description: 'Something in the file to look at.', simpleResolvers: true })
class ImportProblemType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it; the header is mostly row 1.' })
  row!: number;
  @Field(() => String, { nullable: true, description: 'Header of the column; null when it is the row as a whole.' })
  column!: string | null;
  @Field(() => String, { nullable: true, description: 'What the cell says, shortened to eighty letters.' })
  value!: string | null;
  @Field(() => String, { description: 'What is wrong and what to do.' })
  message!: string;
  @Field(() => ImportSeverityEnum, { description: 'Whether it keeps the row out.' })
  severity!: 'ERROR' | 'WARNING';
}

@ObjectType('ImportServing', { description: 'A size or form of an imported dish.', simpleResolvers: true })
class ImportServingType {
  @Field(() => Int, { description: 'Its row in the file.' })
  row!: number;
  @Field(() => String, { description: 'Its name in the file; empty when the file names none.' })
  name!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Its price; null when the file leaves it as it is.' })
  price!: number | null;
}

@ObjectType('ImportedDish', { description: 'A dish of the file and what becomes of it.', simpleResolvers: true })
class ImportedDishType {
  @Field(() => [Int], { description: 'Its rows in the file.' })
  rows!: number[];
  @Field(() => ImportActionEnum, { description: 'What becomes of it.' })
  action!: 'CREATE' | 'UPDATE' | 'SKIP' | 'FAIL';
  @Field(() => String, { nullable: true, description: 'Its code, as far as it has one.' })
  code!: string | null;
  @Field(() => String, { description: 'Its name in English.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Its category; null when it stays where it is.' })
  category!: string | null;
  @Field(() => DietEnum, { nullable: true, description: 'Its mark; null when it keeps the one it has.' })
  diet!: Diet | null;
  @Field(() => String, { nullable: true, description: 'The station the file or the default names.' })
  station!: string | null;
  @Field(() => [ImportServingType], { description: 'The servings the file names.' })
  servings!: ImportServingType[];
}

@ObjectType('MenuImport', { description: 'What an import did, or, rehearsed, would do.', simpleResolvers: true })
export class MenuImportType {
  @Field(() => Boolean, { description: 'Whether nothing was written.' })
  dryRun!: boolean;
  @Field(() => String, { description: 'What parts the cells of the file: a comma, semicolon or tab.' })
  delimiter!: string;
  @Field(() => [ImportColumnType], { description: 'All columns of the file, in order.' })
  columns!: ImportColumnType[];
  @Field(() => [String], { description: 'What the OUTLET column says, each once.' })
  fileOutlets!: string[];
  @Field(() => Int, { description: 'Rows of the file that hold anything, without the header.' })
  rows!: number;
  @Field(() => Int, { description: 'Rows of other outlets of the file than `fileOutlet`.' })
  rowsLeftOut!: number;
  @Field(() => Int, { description: 'Rows that are not written, for an error of theirs or of their dish.' })
  rowsFailed!: number;
  @Field(() => Int, { description: 'Dishes that are new.' })
  created!: number;
  @Field(() => Int, { description: 'Dishes that are changed.' })
  updated!: number;
  @Field(() => Int, { description: 'Dishes that were there and stay as they are.' })
  skipped!: number;
  @Field(() => Int, { description: 'Dishes that could not be written although each of their rows could be read.' })
  failed!: number;
  @Field(() => Int, { description: 'How many problems there are.' })
  problemCount!: number;
  @Field(() => [ImportProblemType], { description: 'The first 500 of them, in the order of rows.' })
  problems!: ImportProblemType[];
  @Field(() => Int, { description: 'How many dishes the readable rows make.' })
  dishCount!: number;
  @Field(() => [ImportedDishType], { description: 'The first 200 of them, in the order of the file.' })
  dishes!: ImportedDishType[];
}

export const FileUnusable = refusalType('FILE_UNUSABLE', 'The file as a whole cannot be read as a menu.', {
  columns: {
    type: () => [ImportColumnType],
    description: 'Its columns, when what it needs is that you say what they hold; else none.',
  },
});
