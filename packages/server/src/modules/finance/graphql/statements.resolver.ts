import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { SheetFileType, SheetFormatEnum, sheetFileOf } from '../../../platform/sheets/sheet.types.ts';
import { exportStatement, printStatement } from '../statements/export-statement.ts';
import { readStatement } from '../statements/statement.ts';
import { StatementInput, StatementType } from './statements.types.ts';

const ASK = { description: 'Which, and of when.' };

@Resolver()
export class StatementsResolver {
  @Query(() => StatementType, { description: 'Profit and loss, balance sheet, or cash flow.' })
  @Access(readStatement)
  statement(@Ctx() context: GraphContext, @Arg('input', () => StatementInput, ASK) input: StatementInput) {
    return readStatement(context, input);
  }

  @Query(() => SheetFileType, { description: 'A statement as a file, with the figures of `statement`.' })
  @Access(exportStatement)
  async statementSheet(
    @Ctx() context: GraphContext,
    @Arg('input', () => StatementInput, ASK) input: StatementInput,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportStatement(context, { ask: input, format }));
  }

  @Query(() => PrintedFileType, { description: 'A statement on paper, as PDF, with the figures of `statement`.' })
  @Access(printStatement)
  async statementPaper(@Ctx() context: GraphContext, @Arg('input', () => StatementInput, ASK) input: StatementInput) {
    return printedFileOf(await printStatement(context, input));
  }
}
