import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import {
  RowsHaveErrors,
  SheetFileType,
  SheetFormatEnum,
  SheetUnusable,
  sheetFileOf,
} from '../../../platform/sheets/sheet.types.ts';
import { exportStock } from '../sheets/export-stock.ts';
import { importStock, takeInStockSheet } from '../sheets/import-stock.ts';
import { ImportStockInput, StockImportType, StockSheetEnum } from './sheets.types.ts';

const ImportStockResult = resultUnion('ImportStockResult', 'What the file did or would do, or why not.', [
  ...[StockImportType, SheetUnusable, RowsHaveErrors],
]);

@Resolver()
export class StockSheetsResolver {
  @Query(() => SheetFileType, { description: 'Stock of an outlet as a file of at most 20,000 rows.' })
  @Access(exportStock)
  async stockSheet(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('sheet', () => StockSheetEnum, { description: 'What it holds.' }) sheet: keyof typeof StockSheetEnum,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'The first business day, of moves, waste and temperatures.',
    })
    from?: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'The last; up to a year after the first.' })
    to?: string | null,
  ) {
    return sheetFileOf(await exportStock(context, { outletId, sheet, format, from, to }));
  }

  @Mutation(() => ImportStockResult, {
    description:
      'Makes and changes stock items and takes in what an outlet begins with, from a file: all of it, or nothing.',
  })
  @Access(takeInStockSheet)
  async importStock(@Ctx() context: GraphContext, @Arg('input', () => ImportStockInput) input: ImportStockInput) {
    return reply('StockImport', await importStock(context, input), (report) => report);
  }
}
