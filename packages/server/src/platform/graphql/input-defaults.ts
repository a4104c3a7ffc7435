import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from './operation.ts';

/**
 * Fills in what the input objects of an operation's variables leave out and the schema gives a value (GraphQL §3.10).
 * Compiled documents need it: graphql-jit 0.8 takes a field of a non-null type for missing although it has a default. Null for
 * an operation none of whose variables can hold such a field: then nothing is walked through.
 */
export function inputDefaults(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: Variables) => Variables) | null {
  const types = new Map<string, GraphQLInputType>();
  for (const { variable, type } of variableDefinitions) {
    const declared = typeFromAST(schema, type as never) as GraphQLInputType;
    if (holdsDefault(declared)) types.set(variable.name.value, declared);
  }
  if (types.size === 0) return null;
  return (variables) => {
    const filled: Record<string, unknown> = { ...variables };
    for (const [name, type] of types) if (name in filled) filled[name] = fill(type, filled[name]);
    return filled;
  };
}

/** Whether some input object in it has a field with a default. */
function holdsDefault(type: GraphQLInputType, seen = new Set<unknown>()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some(
    ({ defaultValue, type: inner }) => defaultValue !== undefined || holdsDefault(inner, seen),
  );
}

function fill(type: GraphQLInputType, value: unknown): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const inner = nullable.ofType as GraphQLInputType;
    return Array.isArray(value) ? value.map((one) => fill(inner, one)) : value;
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const { name, type: inner, defaultValue } of Object.values(nullable.getFields())) {
    if (name in filled) filled[name] = fill(inner, filled[name]);
    else if (defaultValue !== undefined) filled[name] = defaultValue;
  }
  return filled;
}
