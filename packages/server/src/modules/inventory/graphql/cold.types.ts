import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { storageUnitKind } from '../cold/tables.ts';
import { keysOf } from './stock.types.ts';

export const StorageUnitKindEnum = keysOf(storageUnitKind.enumValues);
registerEnumType(StorageUnitKindEnum, {
  name: 'StorageUnitKind',
  description:
    'What keeps food: a refrigerator (at most 5 °C), a freezer (at most −18 °C), or what keeps it hot until it is served (at least 65 °C).',
});

export const StorageUnitRetired = refusalType('STORAGE_UNIT_RETIRED', 'The storage unit is out of use.');
export const OutOfLimits = refusalType('OUT_OF_LIMITS', 'It is warmer or colder than food is kept: say what you do.', {
  limit: { type: () => Int, description: 'How warm, or how cold, it may be, in tenths of a degree Celsius.' },
});

export const TooWarm = refusalType('TOO_WARM', 'Goods that are kept cold came warmer than is safe.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
  temperature: { type: () => Int, description: 'How warm it came, in tenths of a degree Celsius.' },
  warmest: { type: () => Int, description: 'How warm it may come.' },
});
export const NotMeasured = refusalType('NOT_MEASURED', 'Of goods that are kept cold nobody said how warm they came.', {
  stockItemId: { type: () => UuidScalar, description: 'Of what.' },
  warmest: { type: () => Int, description: 'How warm it may come, in tenths of a degree Celsius.' },
});

@ObjectType('StorageUnit', { description: 'Where an outlet keeps food cold or hot.' })
export class StorageUnitType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is in.', simple: true })
  outletId!: string;
  @Field(() => String, { description: 'The name people know it by.', simple: true })
  name!: string;
  @Field(() => StorageUnitKindEnum, { description: 'What it is.', simple: true })
  kind!: keyof typeof StorageUnitKindEnum;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken out of use.', simple: true })
  retiredAt!: Date | null;
  @Field(() => Int, { description: 'Rises with every change.', simple: true })
  version!: number;
}

@ObjectType('TemperatureReading', { description: 'How warm it was in a storage unit, as somebody read it.' })
export class TemperatureReadingType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => Int, { description: 'In tenths of a degree Celsius.', simple: true })
  temperature!: number;
  @Field(() => Int, { nullable: true, description: 'How warm it might be then; null for no such limit.', simple: true })
  warmest!: number | null;
  @Field(() => Int, { nullable: true, description: 'How cold it might be then; null for no such limit.', simple: true })
  coldest!: number | null;
  @Field(() => Boolean, { description: 'Whether that was beyond a limit.', simple: true })
  isOut!: boolean;
  @Field(() => String, { nullable: true, description: 'What was seen, or done about it.', simple: true })
  note!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.', simple: true })
  readAt!: Date;
  @Field(() => LocalDateScalar, { description: 'The business day.', simple: true })
  businessDate!: string;
  @Field(() => String, { description: 'Who read it, as the audit trail calls them.', simple: true })
  readByLabel!: string;
  unitId!: string;
}

export const TemperatureReadingConnection = connectionType('TemperatureReading', () => TemperatureReadingType);

@InputType({ description: 'A storage unit.' })
export class SaveStorageUnitInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the unit.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is in.' })
  outletId!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => StorageUnitKindEnum, { description: 'What it is.' })
  kind!: keyof typeof StorageUnitKindEnum;
  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is in use.' })
  inUse!: boolean;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 makes the unit.' })
  version!: number;
}

@InputType({ description: 'How warm it is in a storage unit.' })
export class RecordTemperatureInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the reading.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The unit.' })
  unitId!: string;
  @Field(() => Int, { description: 'In tenths of a degree Celsius.' })
  temperature!: number;
  @Field(() => String, {
    nullable: true,
    description: 'What was seen, or is done about it; needed where it is out of its limits.',
  })
  note?: string | null;
}
