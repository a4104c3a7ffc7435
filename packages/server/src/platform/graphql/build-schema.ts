import 'reflect-metadata';
import { Fault } from '@college-kiosk/kernel';
import { createPubSub } from '@graphql-yoga/subscription';
import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { AccessRule } from '../auth/permission.ts';
import type { Page } from './connection.ts';
import { callFieldsDirectly } from './lean-fields.ts';
import { forget } from './once.ts';

// biome-ignore lint/complexity/noBannedTypes: type-graphql speaks of classes as functions
type ResolverClass = Function;

// type-graphql asks for one as soon as there is a subscription; ours bring their own streams and never publish to it.
const pubSub = createPubSub();

/**
 * Builds the schema of the resolvers. Inputs are validated by the doors, not here. Abstract types are resolved by the
 * `__typename` that every answer carries, synchronously; the rule of each root field is added to its description.
 */
export function buildGraph(resolvers: readonly ResolverClass[]): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers] as NonEmptyArray<ResolverClass>,
    validate: false,
    pubSub,
  });
  callFieldsDirectly(schema);
  for (const change of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (change.resolve) change.resolve = seenAnew(change.resolve);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
    // Counted only when somebody asks. Compiled documents do not call a function that they find in a field's place.
    const counted = isObjectType(type) && type.name.endsWith('Connection') && type.getFields().totalCount;
    if (counted) counted.resolve = (page: Page<unknown>) => page.totalCount();
  }
  for (const { field, access } of rootFields(schema)) {
    if (!access) throw new Fault(`The root field ${field.name} says nothing about who may use it.`);
    for (const arg of field.args) {
      // One input is one story: the argument says what its type says.
      const type = getNamedType(arg.type);
      if (!arg.description && isInputObjectType(type)) arg.description = type.description;
    }
    field.description = `${field.description ?? ''}\n\n${accessSentence(access)}`.trim();
  }
  return schema;
}

/** A change that nothing survives which was found before it: a document may hold several, one after the other. */
function seenAnew(change: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return async (root, args, context, info) => {
    forget(context as object);
    try {
      return await change(root, args, context, info);
    } finally {
      forget(context as object);
    }
  };
}

/** Every root field with the rule it declares, if it does. */
export function rootFields(schema: GraphQLSchema) {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()))
    .map((field) => ({ field, access: field.extensions.access as AccessRule | undefined }));
}

function accessSentence(access: AccessRule): string {
  if (access === 'public') return 'Open to everybody.';
  if (access === 'signed-in') return 'Open to whoever is signed in.';
  return `Needs the permission \`${access}\`.`;
}
