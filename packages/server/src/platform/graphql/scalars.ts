import 'reflect-metadata';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject, GraphQLLocalDate, GraphQLUUID } from 'graphql-scalars';

function safeInteger(name: string, description: string): GraphQLScalarType<number, number> {
  const check = (value: unknown): number => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new GraphQLError(`${name} is a whole number within ±9,007,199,254,740,991, not ${JSON.stringify(value)}.`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: check,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.INT ? Number(node.value) : 'another kind of literal'),
  });
}

export const MoneyScalar = safeInteger(
  'Money',
  'An amount in whole minor units of the organisation’s currency (paise for INR): 4500 is ₹45.00.',
);
export const QuantityScalar = safeInteger(
  'Quantity',
  'A quantity in whole thousandths of its base unit: 1500 with base unit g is 1.5 g.',
);
export const PositionScalar = safeInteger('Position', 'A place in a stream or series, counted from 1.');
/**
 * Read as strictly as ever, and in the one spelling that PostgreSQL writes: what is kept or heard under an id must not
 * depend on how somebody spelt it. What we answer comes from uuid columns and is only looked at for its type.
 */
export const UuidScalar = new GraphQLScalarType({
  ...GraphQLUUID.toConfig(),
  parseValue: (value) => GraphQLUUID.parseValue(value).toLowerCase(),
  parseLiteral: (node, variables) => GraphQLUUID.parseLiteral(node, variables).toLowerCase(),
  serialize(value) {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`UUID is text, not ${typeof value}.`);
  },
});
export const DateTimeScalar = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });
export const LocalDateScalar = GraphQLLocalDate;
export const JsonObjectScalar = GraphQLJSONObject;
