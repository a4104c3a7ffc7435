import { keepingLimits } from '@college-kiosk/kernel';
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile, NameTaken } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { lastReadings, listStorageUnits, listTemperatures, readingById, unitsById } from '../cold/queries.ts';
import { recordTemperature } from '../cold/record-temperature.ts';
import { saveStorageUnit } from '../cold/save-unit.ts';
import {
  OutOfLimits,
  RecordTemperatureInput,
  SaveStorageUnitInput,
  StorageUnitRetired,
  StorageUnitType,
  TemperatureReadingConnection,
  TemperatureReadingType,
} from './cold.types.ts';

const SaveStorageUnitResult = resultUnion('SaveStorageUnitResult', 'The unit as saved, or why not.', [
  ...[StorageUnitType, NameTaken, ChangedMeanwhile],
]);
const RecordTemperatureResult = resultUnion('RecordTemperatureResult', 'What was written down, or why not.', [
  ...[TemperatureReadingType, OutOfLimits, StorageUnitRetired],
]);

const OUTLET = { description: 'The outlet.' };

/** Where food is kept, and how warm it is there. */
@Resolver(() => StorageUnitType)
export class StorageUnitResolver {
  @Query(() => [StorageUnitType], {
    description: 'Where an outlet keeps food cold or hot, by name; what is out of use last.',
  })
  @Access(listStorageUnits)
  storageUnits(@Ctx() context: GraphContext, @Arg('outletId', () => UuidScalar, OUTLET) outletId: string) {
    return listStorageUnits(context, { outletId });
  }

  @Query(() => TemperatureReadingConnection, {
    description: 'How warm it was where an outlet keeps food, newest first.',
  })
  @Access(listTemperatures)
  temperatureReadings(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('unitId', () => UuidScalar, { nullable: true, description: 'Only of this unit.' }) unitId?: string | null,
    @Arg('onlyOut', () => Boolean, { nullable: true, description: 'Only what was out of its limits.' })
    onlyOut?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listTemperatures(context, { outletId, unitId, onlyOut, first, after });
  }

  @Mutation(() => SaveStorageUnitResult, { description: 'Makes a storage unit, changes it, or takes it out of use.' })
  @Access(saveStorageUnit)
  async saveStorageUnit(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveStorageUnitInput) input: SaveStorageUnitInput,
  ) {
    return reply('StorageUnit', await saveStorageUnit(context, input), (unit) => unit);
  }

  @Mutation(() => RecordTemperatureResult, {
    description: 'Writes down how warm it is in a storage unit. An alert is open while it is out of its limits.',
  })
  @Access(recordTemperature)
  async recordTemperature(
    @Ctx() context: GraphContext,
    @Arg('input', () => RecordTemperatureInput) input: RecordTemperatureInput,
  ) {
    const { db } = context.platform;
    const answer = await recordTemperature(context, input);
    return reply('TemperatureReading', answer, async ({ id }) => (await readingById(db, id)) ?? {});
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How warm it may be, in tenths of a degree Celsius.' })
  warmest(@Root() { kind }: StorageUnitType): number | null {
    return keepingLimits(kind).warmest;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How cold it may be, in tenths of a degree Celsius.' })
  coldest(@Root() { kind }: StorageUnitType): number | null {
    return keepingLimits(kind).coldest;
  }

  @FieldResolver(() => TemperatureReadingType, { nullable: true, description: 'What was read last; null for nothing.' })
  async lastReading(@Root() { id }: StorageUnitType, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return (await load(context, 'inventory.lastReadings', (ids) => lastReadings(db, ids), id)) ?? null;
  }
}

@Resolver(() => TemperatureReadingType)
export class TemperatureReadingResolver {
  @FieldResolver(() => StorageUnitType, { description: 'Where.' })
  unit(@Root() { unitId }: TemperatureReadingType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.storageUnit', (ids) => unitsById(context.platform.db, ids), unitId);
  }
}
