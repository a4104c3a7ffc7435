import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import {
  RowsHaveErrors,
  SheetFileType,
  SheetFormatEnum,
  SheetReportType,
  SheetUnusable,
  sheetFileOf,
} from '../../../platform/sheets/sheet.types.ts';
import { exportOrderLines, exportPurchaseOrders } from '../sheets/export-orders.ts';
import { exportSuppliers } from '../sheets/export-suppliers.ts';
import { importOrderLines, takeInOrderLines } from '../sheets/import-order-lines.ts';
import { importSuppliers, takeInSupplierSheet } from '../sheets/import-suppliers.ts';
import { IllegalPurchaseStep, ImportPurchaseOrderLinesInput, PurchaseOrderStateEnum } from './orders.types.ts';
import { ImportSuppliersInput } from './suppliers.types.ts';

const ImportSuppliersResult = resultUnion('ImportSuppliersResult', 'What the file did or would do, or why not.', [
  ...[SheetReportType, SheetUnusable, RowsHaveErrors],
]);
const ImportLinesResult = resultUnion(
  'ImportPurchaseOrderLinesResult',
  'What the file made or would make of the order, or why not.',
  [SheetReportType, SheetUnusable, RowsHaveErrors, IllegalPurchaseStep, ChangedMeanwhile],
);

const OUTLET = { description: 'The outlet.' };
const FORMAT = { description: 'How it is written.' };

@Resolver()
export class PurchasingSheetsResolver {
  @Query(() => SheetFileType, {
    description: 'All suppliers with what they sell and its prices, now and to come, as `importSuppliers` takes them.',
  })
  @Access(exportSuppliers)
  async suppliersSheet(
    @Ctx() context: GraphContext,
    @Arg('format', () => SheetFormatEnum, FORMAT) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportSuppliers(context, { format }));
  }

  @Query(() => SheetFileType, { description: 'The purchase orders of an outlet as a file, newest first.' })
  @Access(exportPurchaseOrders)
  async purchaseOrdersSheet(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('format', () => SheetFormatEnum, FORMAT) format: keyof typeof SheetFormatEnum,
    @Arg('states', () => [PurchaseOrderStateEnum], {
      nullable: true,
      description: 'Only those in one of these states.',
    })
    states?: (keyof typeof PurchaseOrderStateEnum)[] | null,
  ) {
    return sheetFileOf(await exportPurchaseOrders(context, { outletId, states, format }));
  }

  @Query(() => SheetFileType, {
    description: 'The lines of a purchase order as a file, as `importPurchaseOrderLines` takes them.',
  })
  @Access(exportOrderLines)
  async purchaseOrderSheet(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The order.' }) id: string,
    @Arg('format', () => SheetFormatEnum, FORMAT) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportOrderLines(context, { outletId, id, format }));
  }

  @Mutation(() => ImportSuppliersResult, {
    description: 'Makes and changes suppliers, what they sell and their prices, from a file: all of it, or nothing.',
  })
  @Access(takeInSupplierSheet)
  async importSuppliers(
    @Ctx() context: GraphContext,
    @Arg('input', () => ImportSuppliersInput) input: ImportSuppliersInput,
  ) {
    return reply('SheetReport', await importSuppliers(context, input), (report) => report);
  }

  @Mutation(() => ImportLinesResult, {
    description: 'Writes the lines of a file into an order that is still a draft: all of them, or none.',
  })
  @Access(takeInOrderLines)
  async importPurchaseOrderLines(
    @Ctx() context: GraphContext,
    @Arg('input', () => ImportPurchaseOrderLinesInput) input: ImportPurchaseOrderLinesInput,
  ) {
    return reply('SheetReport', await importOrderLines(context, input), (report) => report);
  }
}
