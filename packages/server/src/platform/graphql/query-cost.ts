import { AppError, PAGE_SIZE } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  type ValidationRule,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { BUDGET_SPENT, recordTurnedAway } from '../audit/turned-away.ts';
import type { Actor } from '../auth/actor.ts';
import type { CallContext } from '../context.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Variables } from './operation.ts';

/**
 * What a document costs, in points: one a field, two an object, half as much again for each step down, and all of it as often as
 * `first` or `last` says, whether that stands in the document or among the variables; where a list is asked for without, as often as it has rows on a page
 * by itself. At least one. All its operations count, and questions about the schema.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, variables: Variables): number {
  let cost = 0;
  const rule = costLimitRule({
    maxCost: Number.POSITIVE_INFINITY,
    // The schema is a large answer too.
    ignoreIntrospection: false,
    onAccept: [
      (_: unknown, { n }: { n: number }) => {
        cost += n;
      },
    ],
  }) as unknown as ValidationRule;
  validate(schema, withFigures(schema, document, variables), [rule]);
  return Math.max(1, Math.ceil(cost));
}

/**
 * The document with figures where it says how many rows it wants, and where it says nothing and the field gives a page by itself: the rule reads
 * only what is written there.
 */
function withFigures(schema: GraphQLSchema, document: DocumentNode, variables: Variables): DocumentNode {
  const defaults = defaultsOf(document);
  const types = new TypeInfo(schema);
  const rowsOf = ({ value }: ArgumentNode): number | null => {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return null;
    const said = variables[value.name.value] ?? defaults.get(value.name.value);
    return said === undefined || said === null ? null : Math.trunc(Number(said)) || 1;
  };
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const pages = types.getFieldDef()?.args.find(({ name }) => name === 'first');
        const said = (field.arguments ?? []).filter(({ name }) => name.value === 'first' || name.value === 'last');
        if (!pages && said.length === 0) return undefined;
        const asked = said.flatMap((argument) => rowsOf(argument) ?? []);
        const rows = asked.length > 0 ? Math.max(...asked) : pages ? Number(pages.defaultValue ?? PAGE_SIZE) : 1;
        const others = (field.arguments ?? []).filter((argument) => !said.includes(argument));
        return { ...field, arguments: [firstOf(rows), ...others] };
      },
    }),
  );
}

const firstOf = (rows: number): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: 'first' },
  value: { kind: Kind.INT, value: String(rows) },
});

/** What variables are where they are left out, the most of all operations: a fragment is read in each. */
function defaultsOf({ definitions }: DocumentNode): ReadonlyMap<string, number> {
  const defaults = new Map<string, number>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      if (defaultValue?.kind !== Kind.INT) continue;
      const name = variable.name.value;
      defaults.set(name, Math.max(Number(defaultValue.value), defaults.get(name) ?? 0));
    }
  }
  return defaults;
}

interface Spending {
  readonly schema: GraphQLSchema;
  readonly actor: Actor;
  readonly limit: RateLimit;
}

/** A document that a key may not pay for, now or ever. */
class BudgetSpent extends AppError {}

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
    throw new BudgetSpent(
      'INVALID',
      `The document costs ${cost} points, and this key may spend ${costPerMinute} in a minute. Ask for less at once.`,
    );
  }
  try {
    await limit.spendOwn(`${actor.kind} ${actor.id}`, cost, costPerMinute);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, publicMessage, retryAfterSeconds = 1 } = error;
    throw new BudgetSpent(code, publicMessage, { retryAfterSeconds, cause: error });
  }
}

/** Does something that may spend a budget, and lets the trail say where there was too little: whoever made the key sees that it starves. */
export async function tellingOfBudget<Done>(context: CallContext, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BudgetSpent) {
      const { outletId } = context.actor;
      const facts = {
        command: 'platform.spendBudget',
        outcome: 'denied',
        outletId,
        input: {},
        reason: BUDGET_SPENT,
      } as const;
      await recordTurnedAway(context, facts);
    }
    throw error;
  }
}
