import { AppError } from '@college-kiosk/kernel';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { GraphQLError, ValidationContext, ValidationRule } from 'graphql';
import type { Actor } from '../auth/actor.ts';

/** The documents of our own apps by their digest, as the build wrote them down. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Reported like any other mistake in a document. Thrown, it would look like a failure of ours. */
const REPORTED = {
  exposeLimits: true,
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** What any document may cost at most, ours included. */
export const DOCUMENT_LIMITS: readonly ValidationRule[] = [
  maxDepthRule({ n: 12, ...REPORTED }) as unknown as ValidationRule,
  maxAliasesRule({ n: 40, allowList: [], ...REPORTED }) as unknown as ValidationRule,
  costLimitRule({ maxCost: 12_000, ...REPORTED }) as unknown as ValidationRule,
];

export interface AskedDocument {
  readonly query?: unknown;
  readonly documentId?: unknown;
}

/**
 * The text to run. Our apps name a persisted document by its digest; a document of one's own needs an API key or a
 * signed-in person, so that strangers cannot make the server think hard. Throws INVALID or UNAUTHENTICATED.
 */
export function documentText(asked: AskedDocument, documents: PersistedDocuments, actor: Actor): string {
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
  return asked.query;
}
