import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { freshId } from '../../entry/replay/fresh-id.ts';
import type { Common, Room } from './rooms.ts';
import { samplesOf } from './samples.ts';

export type Given = Readonly<Record<string, unknown>>;

/** Where it is left out by whoever may, the outlet is named all the same: it is what this is about. */
const NAMED_ANYWAY = new Set(['outletId']);

/**
 * Variables for a row of the table, about what is in a room. Every argument that must be there is made from its name and type; a row
 * that needs more says so in `samples.ts`.
 */
export function variablesFor(row: string, field: GraphQLField<unknown, unknown>, room: Room, common: Common): Given {
  const { own, named } = samplesOf(row, room, common);
  const entries = field.args.flatMap(({ name, type, defaultValue }) => {
    const isGiven = name in own || NAMED_ANYWAY.has(name) || (isNonNullType(type) && defaultValue === undefined);
    return isGiven ? [[name, made(name, type, { ...named, ...own })] as const] : [];
  });
  return Object.fromEntries(entries);
}

function made(name: string, type: GraphQLInputType, given: Given): unknown {
  if (isNonNullType(type)) return made(name, type.ofType, given);
  if (isInputObjectType(type)) {
    const whole = name === 'input' ? undefined : given[name];
    if (whole !== undefined) return whole;
    const fields = Object.values(type.getFields()).filter(
      (field) => field.name in given || (isNonNullType(field.type) && field.defaultValue === undefined),
    );
    return Object.fromEntries(fields.map((field) => [field.name, made(field.name, field.type, given)]));
  }
  if (name in given) return given[name];
  if (isListType(type)) return [made(`${name} of a list`, type.ofType, given)];
  return isEnumType(type) ? type.getValues()[0]?.name : BY_TYPE[type.name]?.();
}

/** Variables in which everything is there, also what may be left out, and every text is this one. */
export function withTextEverywhere({ args }: GraphQLField<unknown, unknown>, text: string): Given {
  const filled = (type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return filled(type.ofType);
    if (isListType(type)) return [filled(type.ofType)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (!isInputObjectType(type)) return type.name === 'String' ? text : BY_TYPE[type.name]?.();
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, filled(field.type)]));
  };
  return Object.fromEntries(args.map(({ name, type }) => [name, filled(type)]));
}

const BY_TYPE: Readonly<Record<string, () => unknown>> = {
  UUID: freshId,
  String: () => 'checked',
  Int: () => 1,
  Boolean: () => true,
  Money: () => 100,
  Quantity: () => 1_000,
  Position: () => 0,
  DateTime: () => '2099-01-01T00:00:00.000Z',
  LocalDate: () => '2026-01-01',
  JSONObject: () => ({}),
};
