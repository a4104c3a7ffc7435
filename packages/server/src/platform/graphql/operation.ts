import { AppError, Fault } from '@college-kiosk/kernel';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { type Begin, begunBy } from './ahead.ts';
import type { GraphContext } from './context.ts';
import { inputDefaults } from './input-defaults.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A field at the top of an operation. */
export interface RootField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** What fields below it begin as soon as it is asked for. */
  readonly ahead: ReadonlySet<Begin>;
}

/** An operation that is ready to run: parsed, validated and looked through once. */
export interface Operation {
  /** The same for the same operation: its digest, or its text. */
  readonly key: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly roots: readonly RootField[];
  /** Whether some field in it depends on who asks. */
  readonly isPersonal: boolean;
  /** Resolves it; for a subscription, one message, which is the root. */
  execute(root: unknown, context: GraphContext, variables: Variables): Promise<ExecutionResult>;
}

/**
 * Compiles one of our own documents to code. Only ours: compiling what strangers send would let them keep the server busy.
 * Throws a Fault for a document that does not fit the schema, which the build would not have let through.
 */
export function compiled(schema: GraphQLSchema, key: string, text: string): Operation {
  const document = parse(text);
  const [mistake] = validate(schema, document);
  if (mistake) throw new Fault(`A document of ours does not fit the schema: ${mistake.message}`);
  const code = compileQuery(schema, document);
  if (!isCompiledQuery(code)) throw new Fault(`A document of ours cannot be compiled: ${code.errors?.[0]?.message}`);
  const looked = lookedThrough(schema, document, key, null);
  const withDefaults = inputDefaults(schema, looked.definition);
  return {
    ...looked,
    async execute(root, context, variables) {
      lookAhead(schema, looked, context, variables);
      return code.query(root, context, withDefaults ? withDefaults(variables) : variables);
    },
  };
}

/** Makes a validated document of a stranger's ready; it is interpreted. */
export function interpreted(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null,
  key: string,
): Operation {
  const operationName = name ?? undefined;
  const looked = lookedThrough(schema, document, key, name);
  return {
    ...looked,
    async execute(rootValue, contextValue, variables) {
      lookAhead(schema, looked, contextValue, variables);
      return execute({ schema, document, rootValue, contextValue, variableValues: variables, operationName });
    },
  };
}

function lookedThrough(schema: GraphQLSchema, document: DocumentNode, key: string, name: string | null) {
  const operation = getOperationAST(document, name);
  if (!operation) throw new Fault('The document has no such operation.');
  return {
    ...{ key, kind: operation.operation, document, definition: operation },
    roots: rootsOf(schema, document, operation),
    isPersonal: asksWhoAsks(schema, document),
  };
}

/**
 * The fields at the top, those in fragments among them. Throws INVALID for a directive there: it could leave out the very
 * field whose rules are asked, and run another.
 */
function rootsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): RootField[] {
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const within = ({ selections }: OperationDefinitionNode['selectionSet']): RootField[] =>
    selections.flatMap((selection) => {
      if (selection.directives?.length) {
        throw new AppError('INVALID', 'Directives have no place at the top of a document that is sent over a socket.');
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return fragment ? within(fragment.selectionSet) : [];
      }
      const field = fields[selection.name.value];
      if (!field) return [];
      const ahead = begunBy(schema, getNamedType(field.type), selection.selectionSet, fragments);
      return [{ field, node: selection, ahead }];
    });
  return within(operation.selectionSet);
}

function asksWhoAsks(schema: GraphQLSchema, document: DocumentNode): boolean {
  const typeInfo = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        if (typeInfo.getFieldDef()?.extensions.personal) found = true;
      },
    }),
  );
  return found;
}

/** Begins what fields further down will ask for. Whatever fails here fails again where the field asks for it. */
function lookAhead(
  schema: GraphQLSchema,
  { kind, roots, definition }: Pick<Operation, 'kind' | 'roots' | 'definition'>,
  context: GraphContext,
  raw: Variables,
): void {
  if (kind === 'mutation' || roots.every(({ ahead }) => ahead.size === 0)) return;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], raw);
  if (!coerced) return;
  for (const root of roots) {
    for (const begin of root.ahead) {
      Promise.resolve()
        .then(() => begin(context, argumentsOf(root, coerced)))
        .catch(() => {});
    }
  }
}

/** The variables as the operation declares them: coerced, with their defaults. Throws a GraphQLError when they do not fit. */
export function coercedVariables(schema: GraphQLSchema, { definition }: Operation, raw: Variables): Variables {
  const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], raw, { maxErrors: 5 });
  if (errors?.[0]) throw errors[0];
  return coerced ?? {};
}

/** The arguments of a root field by these variables. Throws a GraphQLError when they do not fit. */
export function argumentsOf({ field, node }: RootField, variables: Variables): Variables {
  return getArgumentValues(field, node, variables);
}
