import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { SheetFileType, SheetFormatEnum, sheetFileOf } from '../../../platform/sheets/sheet.types.ts';
import { exportBook, printBook } from '../books/export-book.ts';
import { BookInput } from './books.types.ts';

const ASK = { description: 'Which book, of when.' };

@Resolver()
export class BooksResolver {
  @Query(() => SheetFileType, {
    description: 'The trial balance, the day book or a ledger as a file; INVALID for more than 20,000 rows.',
  })
  @Access(exportBook)
  async bookSheet(
    @Ctx() context: GraphContext,
    @Arg('input', () => BookInput, ASK) ask: BookInput,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportBook(context, { ask, format }));
  }

  @Query(() => PrintedFileType, { description: 'The same on paper, as PDF; INVALID for more than 300 rows.' })
  @Access(printBook)
  async bookPaper(@Ctx() context: GraphContext, @Arg('input', () => BookInput, ASK) ask: BookInput) {
    return printedFileOf(await printBook(context, ask));
  }
}
