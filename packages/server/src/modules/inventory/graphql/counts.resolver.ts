import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
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
import { NEEDS_ANOTHER } from '../../identity/index.ts';
import { approveCount } from '../counts/approve-count.ts';
import { cancelCount } from '../counts/cancel-count.ts';
import { enterCount } from '../counts/enter-count.ts';
import { handInCount } from '../counts/hand-in-count.ts';
import { openCount } from '../counts/open-count.ts';
import {
  countById,
  countOf,
  countsDue,
  countsOfActor,
  figuresByCount,
  linesByCount,
  listCounts,
  shrinkageByCount,
} from '../counts/queries.ts';
import { rejectCount } from '../counts/reject-count.ts';
import { repeatCount } from '../counts/repeat-count.ts';
import { locationsById } from '../locations/queries.ts';
import { countSheet } from '../sheets/count-sheet.ts';
import { importCount, takeInCountSheet } from '../sheets/import-count.ts';
import {
  CountAlreadyOpen,
  CountConnection,
  CountDueType,
  CountFiguresType,
  CountIncomplete,
  CountLineChanged,
  CountLineType,
  CountOutOfDate,
  CountStateEnum,
  CountType,
  EndCountInput,
  EnterCountInput,
  IllegalCountStep,
  ImportCountInput,
  NothingToCount,
  OpenCountInput,
  RepeatCountInput,
} from './counts.types.ts';
import { UnitUnknown } from './stock.inputs.ts';
import { StockLocationType } from './transfers.types.ts';

const OpenCountResult = resultUnion('OpenStockCountResult', 'The count that began, or why not.', [
  ...[CountType, CountAlreadyOpen, NothingToCount],
]);
const EnterCountResult = resultUnion('EnterStockCountResult', 'The count as it stands, or why not.', [
  ...[CountType, IllegalCountStep, CountLineChanged, UnitUnknown, AnotherPersonNeeded],
]);
const ImportCountResult = resultUnion('ImportStockCountResult', 'What the sheet entered or would enter, or why not.', [
  ...[SheetReportType, SheetUnusable, RowsHaveErrors, IllegalCountStep, AnotherPersonNeeded],
]);
const HandInCountResult = resultUnion('HandInStockCountResult', 'The count as handed in, or why not.', [
  ...[CountType, IllegalCountStep, CountIncomplete],
]);
const ApproveCountResult = resultUnion('ApproveStockCountResult', 'The count as approved, or why not.', [
  ...[CountType, IllegalCountStep, AnotherPersonNeeded, CountOutOfDate],
]);
const EndCountResult = resultUnion('EndStockCountResult', 'The count as it stands, or why not.', [
  ...[CountType, IllegalCountStep],
]);

const OUTLET = { description: 'The outlet.' };
const COMMAND = { description: 'Made by you: the same id again does nothing new.' };
const COUNT = { description: 'The count.' };

@Resolver(() => CountType)
export class CountResolver {
  @Query(() => CountConnection, { description: 'The counts of an outlet, newest first.' })
  @Access(listCounts)
  stockCounts(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [CountStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof CountStateEnum)[] | null,
    @Arg('locationId', () => UuidScalar, { nullable: true, description: 'Only those of this location.' })
    locationId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listCounts(context, { outletId, states, locationId, first, after });
  }

  @Query(() => CountType, { nullable: true, description: 'One count of an outlet.' })
  @Access(countOf)
  stockCount(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, COUNT) id: string,
  ) {
    return countOf(context, { outletId, id });
  }

  @Query(() => [CountDueType], { description: 'What is due to be counted, what waits longest first.' })
  @Access(countsDue)
  stockCountsDue(@Ctx() context: GraphContext, @Arg('outletId', () => UuidScalar, OUTLET) outletId: string) {
    return countsDue(context, { outletId });
  }

  @Mutation(() => OpenCountResult, { description: 'Begins a count of a location; one at a time.' })
  @Access(openCount)
  async openStockCount(@Ctx() context: GraphContext, @Arg('input', () => OpenCountInput) input: OpenCountInput) {
    return reply('StockCount', await openCount(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => EnterCountResult, { description: 'Enters what was counted, at the moment it is saved.' })
  @Access(enterCount)
  async enterStockCount(@Ctx() context: GraphContext, @Arg('input', () => EnterCountInput) input: EnterCountInput) {
    return reply('StockCount', await enterCount(context, input), ({ id }) => asItIs(context, id));
  }

  @Query(() => SheetFileType, {
    description: 'The sheet of a count, to be filled in and sent back: never what should be there.',
  })
  @Access(countSheet)
  async stockCountSheet(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('countId', () => UuidScalar, COUNT) countId: string,
    @Arg('format', () => SheetFormatEnum, { description: 'How it is written.' }) format: keyof typeof SheetFormatEnum,
  ) {
    return sheetFileOf(await countSheet(context, { outletId, countId, format }));
  }

  @Mutation(() => ImportCountResult, {
    description: 'Enters a sheet of a count that was filled in, at this moment: all of it, or nothing.',
  })
  @Access(takeInCountSheet)
  async importStockCount(@Ctx() context: GraphContext, @Arg('input', () => ImportCountInput) input: ImportCountInput) {
    return reply('SheetReport', await importCount(context, input), (report) => report);
  }

  @Mutation(() => HandInCountResult, {
    description: 'Hands a count in for a decision; what is far off is counted once more first.',
  })
  @Access(handInCount)
  async handInStockCount(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, COMMAND) commandId: string,
    @Arg('countId', () => UuidScalar, COUNT) countId: string,
  ) {
    return reply('StockCount', await handInCount(context, { commandId, countId }), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => ApproveCountResult, {
    description: 'Approves a count of others: stock and books say what was counted.',
  })
  @Access(approveCount)
  async approveStockCount(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, COMMAND) commandId: string,
    @Arg('countId', () => UuidScalar, COUNT) countId: string,
  ) {
    return reply('StockCount', await approveCount(context, { commandId, countId }), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => EndCountResult, { description: 'Gives lines of a count back to be counted once more.' })
  @Access(repeatCount)
  async repeatStockCount(@Ctx() context: GraphContext, @Arg('input', () => RepeatCountInput) input: RepeatCountInput) {
    return reply('StockCount', await repeatCount(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => EndCountResult, { description: 'Rejects a count that was handed in: nothing is corrected.' })
  @Access(rejectCount)
  async rejectStockCount(@Ctx() context: GraphContext, @Arg('input', () => EndCountInput) input: EndCountInput) {
    return reply('StockCount', await rejectCount(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => EndCountResult, { description: 'Gives up a count that was not handed in: nothing is corrected.' })
  @Access(cancelCount)
  async cancelStockCount(@Ctx() context: GraphContext, @Arg('input', () => EndCountInput) input: EndCountInput) {
    return reply('StockCount', await cancelCount(context, input), ({ id }) => asItIs(context, id));
  }

  @FieldResolver(() => StockLocationType, { description: 'Where.' })
  location(@Root() count: CountType, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return load(context, 'inventory.location', (ids) => locationsById(db, ids), count.locationId);
  }

  @FieldResolver(() => [CountLineType], { description: 'What is counted, by name.' })
  lines(@Root() count: CountType, @Ctx() context: GraphContext) {
    return load(
      context,
      'inventory.countLines',
      (ids) => linesByCount(context.platform.db, ids, context.actor),
      count.id,
    );
  }

  @FieldResolver(() => CountFiguresType, { description: 'How far it is, and what it found.' })
  figures(@Root() count: CountType, @Ctx() context: GraphContext) {
    return load(
      context,
      'inventory.countFigures',
      (ids) => figuresByCount(context.platform.db, ids, context.actor),
      count.id,
    );
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'What is missing on balance, in basis points of what was used in thirty days; null when nothing was.',
  })
  shrinkage(@Root() count: CountType, @Ctx() context: GraphContext) {
    return load(
      context,
      'inventory.shrinkage',
      (ids) => shrinkageByCount(context.platform.db, ids, context.actor),
      count.id,
    );
  }

  @FieldResolver(() => Boolean, NEEDS_ANOTHER)
  needsAnotherPerson(@Root() count: CountType, @Ctx() context: GraphContext) {
    const { actor, platform } = context;
    return load(context, 'inventory.countsOfActor', (ids) => countsOfActor(platform.db, actor.id, ids), count.id);
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await countById(context.platform.db, id)) ?? {};
}
