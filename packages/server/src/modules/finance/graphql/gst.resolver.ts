import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { SheetFileType, SheetFormatEnum, sheetFileOf } from '../../../platform/sheets/sheet.types.ts';
import { outletView } from '../../places/index.ts';
import { loweredBy } from '../gst/brought-forward.ts';
import { exportGstr1, exportGstTable } from '../gst/export-gst.ts';
import { agrees, type GstMonth, readGstMonth } from '../gst/gst-month.ts';
import { exportGstr3b, exportGstr3bSheet, gstr3bRows } from '../gst/gstr3b.ts';
import { type Registration, readRegistrations } from '../gst/registrations.ts';
import { setOffMonth } from '../gst/set-off-month.ts';
import { tableTotals } from '../gst/table-totals.ts';
import {
  AlreadySetOff,
  DiffersFromBooks,
  EarlierMonthFirst,
  GstMonthInput,
  GstMonthType,
  GstRegistrationType,
  GstTableEnum,
  LaterMonthSetOff,
  NothingToSetOff,
  SetOffGstInput,
} from './gst.types.ts';
import { MonthNotOver } from './periods.types.ts';

const ASK = { description: 'Which month, of which registration.' };

const SetOffResult = resultUnion('SetOffGstResult', 'The month as it is now, or why it is not set off.', [
  ...[
    GstMonthType,
    MonthNotOver,
    AlreadySetOff,
    LaterMonthSetOff,
    EarlierMonthFirst,
    DiffersFromBooks,
    NothingToSetOff,
  ],
]);

@Resolver()
export class GstResolver {
  @Query(() => [GstRegistrationType], {
    description: 'The registrations under GST of which you see every outlet; none of a seller who is not registered.',
  })
  @Access(readRegistrations)
  async gstRegistrations(@Ctx() context: GraphContext) {
    return (await readRegistrations(context, {})).map((registration) => viewOf(context, registration));
  }

  @Query(() => GstMonthType, {
    description: 'A month of one registration for its returns, for whoever sees all its outlets.',
  })
  @Access(readGstMonth)
  async gstMonth(@Ctx() context: GraphContext, @Arg('input', () => GstMonthInput, ASK) input: GstMonthInput) {
    return monthView(context, await readGstMonth(context, input));
  }

  @Mutation(() => SetOffResult, {
    description: 'Sets a month’s output tax off against input tax in the books: what is left is payable in cash.',
  })
  @Access(setOffMonth)
  async setOffGst(@Ctx() context: GraphContext, @Arg('input', () => SetOffGstInput) input: SetOffGstInput) {
    return reply('GstMonth', await setOffMonth(context, input), async () => {
      return monthView(context, await readGstMonth(context, { month: input.month, gstin: input.gstin }));
    });
  }

  @Query(() => SheetFileType, { description: 'A table of a month’s GSTR-1 as a file, with the figures of `gstMonth`.' })
  @Access(exportGstTable)
  async gstSheet(
    @Ctx() context: GraphContext,
    @Arg('input', () => GstMonthInput, ASK) ask: GstMonthInput,
    @Arg('table', () => GstTableEnum, { description: 'Which table.' }) table: keyof typeof GstTableEnum,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportGstTable(context, { ask, table, format }));
  }

  @Query(() => SheetFileType, { description: 'A month’s GSTR-3B as a file of its rows, as `gstMonth` has them.' })
  @Access(exportGstr3bSheet)
  async gstr3bSheet(
    @Ctx() context: GraphContext,
    @Arg('input', () => GstMonthInput, ASK) ask: GstMonthInput,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await exportGstr3bSheet(context, { ask, format }));
  }

  @Query(() => SheetFileType, {
    description: 'A month’s GSTR-3B in the JSON that the portal’s offline tool takes. Nothing is filed by it.',
  })
  @Access(exportGstr3b)
  async gstr3b(@Ctx() context: GraphContext, @Arg('input', () => GstMonthInput, ASK) input: GstMonthInput) {
    return sheetFileOf(await exportGstr3b(context, input));
  }

  @Query(() => SheetFileType, {
    description: 'A month’s GSTR-1 in the JSON that the portal’s offline tool takes. Nothing is filed by it.',
  })
  @Access(exportGstr1)
  async gstr1(@Ctx() context: GraphContext, @Arg('input', () => GstMonthInput, ASK) input: GstMonthInput) {
    return sheetFileOf(await exportGstr1(context, input));
  }
}

function monthView(context: GraphContext, month: GstMonth) {
  const { registration, settlement, brought, inward: _, ...figures } = month;
  return {
    ...{ ...figures, ...settlement, registration: viewOf(context, registration) },
    ...{ broughtForward: brought.credit, lowered: loweredBy(brought) },
    ...{ agrees: agrees(month), tables: tableTotals(month), summary: gstr3bRows(month) },
  };
}

function viewOf(context: GraphContext, { places, days: _, ...registration }: Registration) {
  const now = context.platform.clock.now();
  return { ...registration, outlets: places.map((place) => outletView(place, now)) };
}
