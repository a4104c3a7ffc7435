import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type FieldMetadata = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];
type Param = NonNullable<FieldMetadata['params']>[number];

/**
 * Has the fields of the resolver classes called with what they take and nothing in between. As they come from type-graphql,
 * each call copies the object into one of its class and waits a turn for every argument, to validate it: for a menu of 80
 * dishes that is most of the work. Only fields whose arguments are plain values: inputs are still made by type-graphql.
 */
export function callFieldsDirectly(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  for (const field of fieldResolvers) {
    const owner = objectTypes.find(({ target }) => target === field.getObjectType?.());
    const type = owner && schema.getType(owner.name);
    const present = isObjectType(type) ? type.getFields()[field.schemaName] : undefined;
    const direct = present && directly(field);
    if (direct) present.resolve = direct;
  }
}

function directly({ kind, params = [], middlewares, methodName, target }: FieldMetadata): Resolve | null {
  if (kind !== 'external' || middlewares?.length) return null;
  const readers = [...params].sort((a, b) => a.index - b.index).map(reader);
  if (!readers.every((read) => read !== null)) return null;
  const instance = new (target as new () => Record<string, (...values: unknown[]) => unknown>)();
  const method = instance[methodName]?.bind(instance);
  if (!method) return null;
  const [first, second, third] = readers;
  // Spelt out for the few that there are: a list for each call would cost more than the call.
  if (!first) return () => method();
  if (!second) return (root, args, context) => method(first(root, args, context));
  if (!third) return (root, args, context) => method(first(root, args, context), second(root, args, context));
  return (root, args, context) => method(...readers.map((read) => read(root, args, context)));
}

type Read = (root: unknown, args: Record<string, unknown>, context: unknown) => unknown;

/** Reads what a parameter stands for; null for one that is more than a value. */
function reader(param: Param): Read | null {
  if (param.kind === 'root' && !param.propertyName) return (root) => root;
  if (param.kind === 'context' && !param.propertyName) return (_root, _args, context) => context;
  if (param.kind !== 'arg') return null;
  const isInput = getMetadataStorage().inputTypes.some(({ target }) => target === param.getType());
  const { name } = param;
  return isInput ? null : (_root, args) => args[name];
}
