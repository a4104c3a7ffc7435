import { AppError } from '@college-kiosk/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isUnavailable } from '../db/errors.ts';

const HTTP_STATUS: Readonly<Record<string, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503, FAULT: 500 };

/** Codes that GraphQL itself gives to a document that is not well-formed or does not fit the schema. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * What strangers see of an error: an application error as it was meant; a bad document as INVALID; anything else as a
 * FAULT without details, logged whole under the same request id.
 */
export function publicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
  log: Logger,
): GraphQLFormattedError {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  // Not everything goes through a door: finding out who asks does not.
  const cause = isUnavailable(thrown)
    ? new AppError('UNAVAILABLE', 'The canteen cannot answer right now. Try again.')
    : thrown;
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof AppError) {
    const { code, details, retryAfterSeconds } = cause;
    return {
      message: cause.publicMessage,
      ...place,
      extensions: {
        code,
        requestId,
        ...(details !== undefined && { details }),
        ...(retryAfterSeconds && { retryAfterSeconds }),
      },
    };
  }
  // A GraphQL error with a path came up while executing: an answer of ours did not fit the schema.
  const isDocument =
    DOCUMENT_CODES.has(String(formatted.extensions?.code)) || (cause instanceof GraphQLError && !formatted.path);
  if (isDocument) return { message: formatted.message, ...place, extensions: { code: 'INVALID', requestId } };
  log.error({ err: cause, requestId }, 'fault');
  return {
    message: `Something broke on our side. Quote ${requestId} when you ask about it.`,
    ...place,
    extensions: { code: 'FAULT', requestId },
  };
}

/** The HTTP status and headers that the errors of an answer ask for; null when the answer is a plain 200. */
export function statusOf(
  errors: readonly GraphQLFormattedError[] | undefined,
): { status: number; retryAfter: number | null } | null {
  for (const { extensions } of errors ?? []) {
    const status = HTTP_STATUS[String(extensions?.code)];
    if (status) return { status, retryAfter: status === 500 ? null : Number(extensions?.retryAfterSeconds ?? 1) };
  }
  return null;
}
