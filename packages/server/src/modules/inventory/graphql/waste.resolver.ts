import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PhotoType, photosByOwner } from '../../../platform/files/photo.type.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { NEEDS_ANOTHER, needsAnother } from '../../identity/index.ts';
import { changeStockSettings, readStockSettings, stockSettingsNow } from '../settings/stock-settings.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { analyseWaste, listWaste, wasteById, wasteChoices } from '../waste/queries.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { takeBackWaste } from '../waste/take-back-waste.ts';
import { UnitUnknown } from './stock.inputs.ts';
import {
  ChangeStockSettingsInput,
  DecideWasteInput,
  IllegalWasteStep,
  MoreThanIsThere,
  PhotoNeeded,
  RecordWasteInput,
  StockSettingsType,
  TooLateToTakeBack,
  WasteAnalysisType,
  WasteChoiceType,
  WasteEntryConnection,
  WasteEntryType,
  WasteStateEnum,
} from './waste.types.ts';

const RecordWasteResult = resultUnion('RecordWasteResult', 'The waste as entered, or why not.', [
  ...[WasteEntryType, MoreThanIsThere, PhotoNeeded, UnitUnknown],
]);
const DecideWasteResult = resultUnion('DecideWasteResult', 'The waste as decided on, or why not.', [
  ...[WasteEntryType, IllegalWasteStep, AnotherPersonNeeded],
]);
const TakeBackWasteResult = resultUnion('TakeBackWasteResult', 'The waste as taken back, or why not.', [
  ...[WasteEntryType, IllegalWasteStep, TooLateToTakeBack],
]);
const ChangeStockSettingsResult = resultUnion('ChangeStockSettingsResult', 'What counts now, or why not.', [
  ...[StockSettingsType, ChangedMeanwhile],
]);

const OUTLET = { description: 'The outlet.' };

@Resolver(() => WasteEntryType)
export class WasteResolver {
  @Query(() => WasteEntryConnection, { description: 'What was wasted in an outlet, newest first.' })
  @Access(listWaste)
  wasteEntries(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [WasteStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof WasteStateEnum)[] | null,
    @Arg('locationId', () => UuidScalar, { nullable: true, description: 'Only what lay in this location.' })
    locationId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listWaste(context, { outletId, states, locationId, first, after });
  }

  @Query(() => [WasteChoiceType], {
    description: 'What may be wasted: what expired first, then what was wasted lately, then by name; 24 at most.',
  })
  @Access(wasteChoices)
  wasteChoices(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name.' }) search?: string | null,
    @Arg('stockItemId', () => UuidScalar, { nullable: true, description: 'Only this one.' })
    stockItemId?: string | null,
  ) {
    return wasteChoices(context, { outletId, search, stockItemId });
  }

  @Query(() => WasteAnalysisType, {
    description: 'What an outlet wasted, by reason, item, station, location and weekday.',
  })
  @Access(analyseWaste)
  wasteAnalysis(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('from', () => LocalDateScalar, { description: 'The first business day.' }) from: string,
    @Arg('to', () => LocalDateScalar, { description: 'The last business day; up to a year after the first.' })
    to: string,
  ) {
    return analyseWaste(context, { outletId, from, to });
  }

  @Query(() => StockSettingsType, { description: 'What the organisation decided about waste, returns and counts.' })
  @Access(readStockSettings)
  stockSettings(@Ctx() context: GraphContext) {
    return readStockSettings(context, {});
  }

  @FieldResolver(() => Boolean, NEEDS_ANOTHER)
  needsAnotherPerson(@Root() { reportedBy }: WasteEntryType, @Ctx() context: GraphContext) {
    return needsAnother(context, [reportedBy]);
  }

  @FieldResolver(() => [PhotoType], { description: 'Photos of it.' })
  photos(@Root() { id }: WasteEntryType, @Ctx() context: GraphContext) {
    return load(context, 'platform.photos', (ids) => photosByOwner(context.platform.db, ids), id);
  }

  @Mutation(() => RecordWasteResult, { description: 'Writes down what was wasted, at what its batches cost.' })
  @Access(recordWaste)
  async recordWaste(@Ctx() context: GraphContext, @Arg('input', () => RecordWasteInput) input: RecordWasteInput) {
    return reply('WasteEntry', await recordWaste(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideWasteResult, {
    description: 'Says yes or no to waste above the limit that somebody else entered.',
  })
  @Access(decideWaste)
  async decideWaste(@Ctx() context: GraphContext, @Arg('input', () => DecideWasteInput) input: DecideWasteInput) {
    return reply('WasteEntry', await decideWaste(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => TakeBackWasteResult, { description: 'Takes back, on the same day, what was said to be waste.' })
  @Access(takeBackWaste)
  async takeBackWaste(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('wasteId', () => UuidScalar, { description: 'The entry.' }) wasteId: string,
  ) {
    return reply('WasteEntry', await takeBackWaste(context, { commandId, wasteId }), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => ChangeStockSettingsResult, {
    description: 'Decides when waste and returns need another person, and when a count is repeated.',
  })
  @Access(changeStockSettings)
  async changeStockSettings(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeStockSettingsInput) input: ChangeStockSettingsInput,
  ) {
    return reply('StockSettings', await changeStockSettings(context, input), () =>
      stockSettingsNow(context.platform.db),
    );
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await wasteById(context.platform.db, id)) ?? {};
}
