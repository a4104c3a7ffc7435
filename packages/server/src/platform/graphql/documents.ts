import { AppError } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Actor } from '../auth/actor.ts';
import { blockOf } from '../http/address-block.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { compiled, type Operation, type Variables } from './operation.ts';
import { spendBudget } from './query-cost.ts';

/** The documents of our own apps by their digest, as the build wrote them down. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** The documents of our own apps, each made ready when it is first asked for. */
export class OwnOperations {
  private readonly ready = new Map<string, Operation>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: PersistedDocuments,
  ) {}

  /** Throws INVALID for a digest that is not known. */
  byDigest(digest: string): Operation {
    const known = this.ready.get(digest);
    if (known) return known;
    const text = this.documents.get(digest);
    if (text === undefined) {
      throw new AppError(
        'INVALID',
        'This document is not known to the server: the app is older or newer than it. Reload.',
      );
    }
    const operation = compiled(this.schema, digest, text);
    this.ready.set(digest, operation);
    return operation;
  }
}

/** What a stranger's document may ask for at most. Ours are reviewed and measured instead. */
export const DOCUMENT_LIMITS = { depth: 12, aliases: 40, cost: 50_000, tokens: 5_000 } as const;

/** Reported like any other mistake in a document, rather than thrown. */
const REPORTED = {
  exposeLimits: true,
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

const limitRules = [
  maxDepthRule({ n: DOCUMENT_LIMITS.depth, ...REPORTED }),
  maxAliasesRule({ n: DOCUMENT_LIMITS.aliases, allowList: [], ...REPORTED }),
  costLimitRule({ maxCost: DOCUMENT_LIMITS.cost, ...REPORTED }),
] as unknown as ValidationRule[];

interface Stranger {
  readonly schema: GraphQLSchema;
  readonly actor: Actor;
  /** Where somebody asks from who is nobody yet. */
  readonly address: string | null;
  /** How many documents a caller may send. */
  readonly limit: RateLimit;
  /** Whether they may ask what the schema is, as they may unless said otherwise. */
  readonly introspects?: boolean | undefined;
}

/**
 * The text of a stranger's document. A document of one's own needs an API key or a signed-in person, so that not everybody
 * can make the server think hard; whoever is nobody yet may send a way in, by itself. And nobody may send them without end, or beyond
 * the budget of their key.
 * Throws INVALID, UNAUTHENTICATED or RATE_LIMITED.
 */
export async function strangersText(
  query: unknown,
  variables: Variables,
  { schema, actor, address, limit, introspects }: Stranger,
): Promise<string> {
  // A till runs our own apps, whoever stands there.
  const isKnown = actor.kind === 'key' || (actor.kind === 'user' && !actor.isAtTill);
  if (isKnown) await limit.spend(`${actor.kind} ${actor.id}`);
  else await spendAsStranger(limit, address);
  if (typeof query !== 'string' || query === '') throw new AppError('INVALID', 'The request has no document.');
  const document = parsed(query);
  if (!isKnown && !isWayIn(schema, document)) {
    throw new AppError(
      'UNAUTHENTICATED',
      'Documents of your own need an API key (`Authorization: Key …`) or a sign-in; by itself, a mutation that signs in needs neither.',
    );
  }
  if (introspects === false) assertAsksForNoSchema(schema, document);
  assertWithinLimits(schema, document);
  await spendBudget(document, variables, { schema, actor, limit });
  return query;
}

/** How many documents a stranger's change counts for: it leaves rows that stay, and there are ways in enough for a campus behind one address. */
const CHANGE_OF_STRANGER = 10;

/** Takes a way in from the allowance of the block of addresses that a stranger comes from. Throws RATE_LIMITED. */
export function spendAsStranger(limit: RateLimit, address: string | null): Promise<void> {
  return limit.spend(`strangers ${blockOf(address)}`, CHANGE_OF_STRANGER);
}

/** Throws INVALID for what is too long, or not well-formed. */
function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });
  } catch (error) {
    throw new AppError('INVALID', (error as Error).message, { cause: error });
  }
}

/** Whether it is one mutation, of one field, which signs in. */
function isWayIn(schema: GraphQLSchema, { definitions }: DocumentNode): boolean {
  const [operation, ...others] = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [field, ...more] = operation?.selectionSet.selections ?? [];
  if (others.length > 0 || more.length > 0 || operation?.operation !== 'mutation' || field?.kind !== Kind.FIELD)
    return false;
  return schema.getMutationType()?.getFields()[field.name.value]?.extensions.entrance === true;
}

/** Throws INVALID for a document beyond the limits. */
function assertAsksForNoSchema(schema: GraphQLSchema, document: DocumentNode): void {
  const [asked] = validate(schema, document, [NoSchemaIntrospectionCustomRule], { maxErrors: 1 });
  if (!asked) return;
  throw new AppError('INVALID', 'The schema is not told here: introspection is switched off. It is in schema.graphql.');
}

function assertWithinLimits(schema: GraphQLSchema, document: DocumentNode): void {
  const [beyond] = validate(schema, document, limitRules, { maxErrors: 1 });
  if (!beyond) return;
  throw new AppError(
    'INVALID',
    `The document asks for too much at once: ${beyond.message.replace(/^Syntax Error: /, '')}`,
  );
}
