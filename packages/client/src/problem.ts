import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

export type Problem = {
  code:
    | 'UNAUTHENTICATED'
    | 'FORBIDDEN'
    | 'NOT_FOUND'
    | 'INVALID'
    | 'CONFLICT'
    | 'RATE_LIMITED'
    | 'UNAVAILABLE'
    | 'FAULT'
    | 'OFFLINE';
  message: string;
  /** What to quote to whoever looks into it; null when the server was never reached. */
  requestId: string | null;
  retryAfterSeconds: number | null;
};

type Said = {
  message?: string;
  extensions?: { code?: unknown; requestId?: unknown; retryAfterSeconds?: unknown; details?: unknown } | undefined;
};

const codes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'FAULT',
] as const;

/** What went wrong, in the server's own words where it said any. */
export function problemOf(error: unknown): Problem {
  const said = saidBy(error);
  if (!said) {
    return {
      code: 'OFFLINE',
      message: 'The canteen’s server cannot be reached. Check the network; nothing you entered is lost.',
      requestId: null,
      retryAfterSeconds: null,
    };
  }
  const { code, requestId, retryAfterSeconds } = said.extensions ?? {};
  const known = codes.find((one) => one === code) ?? 'FAULT';
  const message = said.message ?? 'Something broke on the server.';
  return {
    code: known,
    message: sentenceFor(known, message),
    requestId: typeof requestId === 'string' ? requestId : null,
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
  };
}

/** Whether the same request may well succeed later: the network was away, or the server had no time. */
export function isPassing(problem: Problem): boolean {
  return problem.code === 'OFFLINE' || problem.code === 'UNAVAILABLE' || problem.code === 'RATE_LIMITED';
}

/** Whether the server wants the person to prove first that it is them. */
export function needsConfirmation(error: unknown): boolean {
  const said = saidBy(error);
  return said !== null && isConfirmationNeeded(said);
}

function isConfirmationNeeded({ extensions }: Said): boolean {
  return (extensions?.details as { reason?: unknown } | undefined)?.reason === 'CONFIRMATION_NEEDED';
}

function saidBy(error: unknown): Said | null {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0] ?? null;
  if (!ServerError.is(error)) return null;
  try {
    const body = JSON.parse(error.bodyText) as { errors?: Said[] };
    return body.errors?.[0] ?? null;
  } catch {
    return error.statusCode >= 500 ? null : { message: `The server answered ${error.statusCode}.` };
  }
}

function sentenceFor(code: Problem['code'], message: string): string {
  // The name of a right says nothing to whoever lacks it; whatever else was said says what would help.
  if (code === 'FORBIDDEN' && message.startsWith('This needs the permission '))
    return 'Your account may not do this here. A manager can give you the right.';
  if (code === 'UNAUTHENTICATED') return 'Your session has ended. Sign in again.';
  return message;
}

/** The branch no answer can reach: a new refusal in the schema makes this a compile error. */
export function never(answer: never): never {
  throw new TypeError(`an answer this app does not know: ${JSON.stringify(answer)}`);
}
