import { AppError } from '@college-kiosk/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isUnavailable, unavailableCode } from '../db/errors.ts';

const HTTP_STATUS: Readonly<Record<string, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503, FAULT: 500 };

/** Errors of one answer that its line in the log names. */
const LOGGED_AT_MOST = 5;

/** Codes that GraphQL itself gives to a document that is not well-formed or does not fit the schema. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** An error, and how GraphQL would show it. */
export interface Failure {
  readonly formatted: GraphQLFormattedError;
  readonly error: unknown;
}

/** An error that has not been formatted yet. */
export function failureOf(error: unknown): Failure {
  return { formatted: error instanceof GraphQLError ? error.toJSON() : { message: 'failed' }, error };
}

/**
 * What strangers see of an answer's errors. Each is told the request id, so the log has a line by it: a fault each of its own,
 * whole; whatever else it was, one for the answer, which says codes and where, and nothing that anybody typed.
 */
export function publicErrors(failures: readonly Failure[], requestId: string, log: Logger): GraphQLFormattedError[] {
  const refused: string[] = [];
  const shown = failures.map((failure) => {
    const cause = meant(failure.error);
    const said = publicError(failure, cause, requestId);
    if (said.extensions?.code === 'FAULT') log.error({ err: cause, requestId }, 'fault');
    else refused.push(told(said, failure.error));
    return said;
  });
  if (refused.length > 0) log.info({ requestId, errors: refused.slice(0, LOGGED_AT_MOST) }, 'answered with errors');
  return shown;
}

/** An application error as it was meant, or whatever else it was. */
function meant(error: unknown): unknown {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  // Not everything goes through a door: finding out who asks does not.
  if (thrown instanceof AppError || !isUnavailable(thrown)) return thrown;
  return new AppError('UNAVAILABLE', 'The canteen cannot answer right now. Try again.', { cause: thrown });
}

/** An application error as it was meant; a bad document as INVALID; anything else as a FAULT without details. */
function publicError({ formatted }: Failure, cause: unknown, requestId: string): GraphQLFormattedError {
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
  if (isDocument)
    return { message: withoutValues(formatted.message), ...place, extensions: { code: 'INVALID', requestId } };
  return {
    message: `Something broke on our side. Quote ${requestId} when you ask about it.`,
    ...place,
    extensions: { code: 'FAULT', requestId },
  };
}

/**
 * What GraphQL says of a document, without the value that did not fit: it may be a password in the wrong place. In one pass: the
 * value may also be as long as a request, and made to keep a pattern busy.
 */
function withoutValues(message: string): string {
  const value = message.indexOf(GOT_INVALID);
  const why = message.lastIndexOf('; ');
  if (value >= 0 && why > value) {
    const at = / at "[^"\s]+"$/.exec(message.slice(Math.max(value, why - PATH_AT_MOST), why))?.[0] ?? '';
    return `${message.slice(0, value)} got an invalid value${at}; ${cut(message.slice(why + 2), firstOf('. ', ': '))}`;
  }
  return cut(message, valueAt);
}
const GOT_INVALID = ' got invalid value ';
const PATH_AT_MOST = 500;

/** Where a value is repeated: after the colon of what could not represent it, or after what was found in its place. */
function valueAt(message: string): number {
  const wrong = firstOf('cannot represent', 'is not a valid')(message);
  const colon = message.indexOf(': ', wrong);
  const found = message.indexOf(', found ');
  return Math.min(...[colon, found].filter((at) => at >= 0));
}

/** Where the first of these stands; beyond every text without any. */
function firstOf(...words: readonly string[]): (text: string) => number {
  return (text) =>
    Math.min(...words.map((word) => text.indexOf(word)).filter((at) => at >= 0), Number.POSITIVE_INFINITY);
}

/** The text up to there, ended with a full stop. */
function cut(text: string, where: (text: string) => number): string {
  const at = where(text);
  return at >= 0 && at < text.length ? `${text.slice(0, at)}.` : text;
}

/** For the log: the code, the field that said it, and what PostgreSQL or the line said below it. */
function told({ path, extensions }: GraphQLFormattedError, error: unknown): string {
  return [extensions?.code, path?.join('.'), unavailableCode(error)].filter(Boolean).join(' ');
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
