import { AppError } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type DocumentNode, type GraphQLSchema, parse, type ValidationRule, validate } from 'graphql';
import type { Actor } from '../auth/actor.ts';

/** The documents of our own apps by their digest, as the build wrote them down. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** What a stranger's document may ask for at most. Ours are reviewed and measured instead. */
export const DOCUMENT_LIMITS = { depth: 12, aliases: 40, cost: 50_000 } as const;

const limitRules = [
  maxDepthRule({ n: DOCUMENT_LIMITS.depth, exposeLimits: true }),
  maxAliasesRule({ n: DOCUMENT_LIMITS.aliases, exposeLimits: true, allowList: [] }),
  costLimitRule({ maxCost: DOCUMENT_LIMITS.cost, exposeLimits: true }),
] as unknown as ValidationRule[];

export interface AskedDocument {
  readonly query?: unknown;
  readonly documentId?: unknown;
}

/**
 * The text to run. Our apps name a persisted document by its digest; a document of one's own needs an API key or a
 * signed-in person, so that strangers cannot make the server think hard. Throws INVALID or UNAUTHENTICATED.
 */
export function documentText(
  asked: AskedDocument,
  { documents, schema, actor }: { documents: PersistedDocuments; schema: GraphQLSchema; actor: Actor },
): string {
  if (typeof asked.documentId === 'string') {
    const text = documents.get(asked.documentId);
    if (text === undefined) {
      throw new AppError(
        'INVALID',
        'This document is not known to the server: the app is older or newer than it. Reload.',
      );
    }
    return text;
  }
  if (actor.kind !== 'key' && actor.kind !== 'user') {
    throw new AppError('UNAUTHENTICATED', 'Send an API key (`Authorization: Key …`) to run documents of your own.');
  }
  if (typeof asked.query !== 'string' || asked.query === '')
    throw new AppError('INVALID', 'The request has no document.');
  assertWithinLimits(schema, asked.query);
  return asked.query;
}

/** Throws INVALID for a document beyond the limits. One that is not well-formed is left to GraphQL's own words. */
function assertWithinLimits(schema: GraphQLSchema, text: string): void {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: 5_000 });
  } catch {
    return;
  }
  try {
    // The rules throw where GraphQL's own would report.
    const [beyond] = validate(schema, document, limitRules, { maxErrors: 1 });
    if (beyond) throw beyond;
  } catch (error) {
    const why = (error as Error).message.replace(/^Syntax Error: /, '');
    throw new AppError('INVALID', `The document asks for too much at once: ${why}`, { cause: error });
  }
}
