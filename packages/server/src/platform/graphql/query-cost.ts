import { AppError } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type ValidationRule,
  validate,
  visit,
} from 'graphql';
import type { Actor } from '../auth/actor.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Variables } from './operation.ts';

/**
 * What a document costs, in points: one a field, two an object, half as much again for each step down, and all of it as often as
 * `first` or `last` says, whether that stands in the document or among the variables. At least one. All its operations count.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, variables: Variables): number {
  let cost = 0;
  const rule = costLimitRule({
    maxCost: Number.POSITIVE_INFINITY,
    onAccept: [
      (_: unknown, { n }: { n: number }) => {
        cost += n;
      },
    ],
  }) as unknown as ValidationRule;
  validate(schema, withFigures(document, variables), [rule]);
  return Math.max(1, Math.ceil(cost));
}

/** The document with the figures of its variables where it says how many rows it wants: the rule reads only what is written there. */
function withFigures(document: DocumentNode, variables: Variables): DocumentNode {
  let defaults: ReadonlyMap<string, unknown> = new Map();
  return visit(document, {
    OperationDefinition(operation) {
      defaults = defaultsOf(operation);
    },
    Argument(argument) {
      const { name, value } = argument;
      if (value.kind !== Kind.VARIABLE || (name.value !== 'first' && name.value !== 'last')) return undefined;
      const said = variables[value.name.value] ?? defaults.get(value.name.value);
      return { ...argument, value: { kind: Kind.INT, value: String(Math.trunc(Number(said ?? 1)) || 1) } };
    },
  });
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, unknown> {
  return new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? defaultValue.value : undefined,
    ]),
  );
}

interface Spending {
  readonly schema: GraphQLSchema;
  readonly actor: Actor;
  readonly limit: RateLimit;
}

/**
 * Takes what a document costs from the budget of a key that has one of its own; our apps' documents count for it as well. Throws
 * RATE_LIMITED, and INVALID for a document that no minute's budget would ever pay for.
 */
export async function spendBudget(
  document: DocumentNode,
  variables: Variables,
  { schema, actor, limit }: Spending,
): Promise<void> {
  const { costPerMinute } = actor;
  if (costPerMinute === undefined) return;
  const cost = costOf(schema, document, variables);
  if (cost > costPerMinute) {
    throw new AppError(
      'INVALID',
      `The document costs ${cost} points, and this key may spend ${costPerMinute} in a minute. Ask for less at once.`,
    );
  }
  await limit.spendOwn(`${actor.kind} ${actor.id}`, cost, costPerMinute);
}
