import { AppError } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Actor } from '../auth/actor.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { compiled, type Operation } from './operation.ts';

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
  /** How many documents a caller may send. */
  readonly limit: RateLimit;
}

/**
 * The text of a stranger's document. A document of one's own needs an API key or a signed-in person, so that not everybody
 * can make the server think hard, and nobody may send them without end. Throws INVALID, UNAUTHENTICATED or RATE_LIMITED.
 */
export async function strangersText(query: unknown, { schema, actor, limit }: Stranger): Promise<string> {
  if (actor.kind !== 'key' && actor.kind !== 'user') {
    throw new AppError('UNAUTHENTICATED', 'Send an API key (`Authorization: Key …`) to run documents of your own.');
  }
  await limit.spend(`${actor.kind} ${actor.id}`);
  if (typeof query !== 'string' || query === '') throw new AppError('INVALID', 'The request has no document.');
  assertWithinLimits(schema, query);
  return query;
}

/** Throws INVALID for a document beyond the limits, and for one that is not well-formed. */
function assertWithinLimits(schema: GraphQLSchema, text: string): void {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });
  } catch (error) {
    throw new AppError('INVALID', (error as Error).message, { cause: error });
  }
  const [beyond] = validate(schema, document, limitRules, { maxErrors: 1 });
  if (!beyond) return;
  throw new AppError(
    'INVALID',
    `The document asks for too much at once: ${beyond.message.replace(/^Syntax Error: /, '')}`,
  );
}
