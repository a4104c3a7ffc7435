import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { COLLEGE_COOKIE, KNOWN_COOKIE, readCollegeToken, readKnownToken, SESSION_COOKIE } from '../auth/credentials.ts';
import type { Platform } from '../context.ts';
import { addressOf, type TrustedProxies } from '../http/address.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { BodyTooLong, requestIdOf } from '../http/request.ts';
import { type OwnOperations, spendAsStranger } from './documents.ts';
import { failureOf, publicErrors, statusOf } from './errors.ts';
import { readGraphRequest } from './graph-request.ts';
import { KeptAnswers } from './kept-answers.ts';
import { makeContext } from './make-context.ts';
import { OwnDocuments } from './own-documents.ts';
import { spendBudget, tellingOfBudget } from './query-cost.ts';
import { openStrangersDocuments } from './strangers-documents.ts';

export interface GraphEdgeOptions {
  readonly platform: Platform;
  readonly schema: GraphQLSchema;
  readonly operations: OwnOperations;
  /** Whose word counts about where a caller is. */
  readonly trustedProxies: TrustedProxies;
  /** How many documents of their own strangers may send. */
  readonly limit: RateLimit;
  /** Whether strangers may ask what the schema is, as they may unless said otherwise. */
  readonly introspects?: boolean;
  /** Whether answers are kept for who asks next, as they are unless said otherwise. Without it each request is executed. */
  readonly keepsAnswers?: boolean;
}

/**
 * GraphQL over HTTP. Our handler reads the request, finds out who asks and which document is meant. Our own apps' documents
 * are compiled and answered here; what strangers send Apollo parses, validates, executes and answers by the protocol.
 */
export async function createHttpEdge(options: GraphEdgeOptions) {
  const { platform, operations } = options;
  const own = new OwnDocuments(
    platform,
    options.keepsAnswers === false ? null : new KeptAnswers(platform.live, options.schema),
  );
  const strangers = await openStrangersDocuments(options);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = requestIdOf(request);
    // Most answers are of somebody: nothing between us and them keeps any.
    response.setHeader('cache-control', 'no-store');
    try {
      const context = await makeContext(platform, {
        headers: request.headers,
        address: addressOf(request, options.trustedProxies),
        requestId,
        userAgent: request.headers['user-agent'],
        setSessionCookie: (token, expiresAt) => response.appendHeader('set-cookie', sessionCookie(token, expiresAt)),
        knownToken: readKnownToken(request.headers.cookie),
        setKnownCookie: (token) => response.appendHeader('set-cookie', knownCookie(token)),
        collegeToken: readCollegeToken(request.headers.cookie),
        setCollegeCookie: (token) => response.appendHeader('set-cookie', collegeCookie(token)),
      });
      const asked = await readGraphRequest(request);
      if (typeof asked.document.documentId === 'string') {
        const operation = operations.byDigest(asked.document.documentId);
        const variables = asked.document.variables ?? {};
        const isStranger = context.actor.kind === 'anonymous';
        if (isStranger && operation.kind === 'mutation') await spendAsStranger(options.limit, context.address);
        const { actor } = context;
        await tellingOfBudget(context, () => spendBudget(operation.document, variables, { ...options, actor }));
        await own.answer(request, response, { operation, variables }, context);
      } else await strangers.answer(request, response, asked, context);
    } catch (error) {
      if (response.headersSent) return;
      refuseRequest(response, error, requestId, platform);
    }
  };
  return { answer, stop: () => strangers.stop() };
}

function sessionCookie(token: string | null, expiresAt?: Date): string {
  const lifetime = token && expiresAt ? `Expires=${expiresAt.toUTCString()}` : 'Max-Age=0';
  return `${SESSION_COOKIE}=${token ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict; ${lifetime}`;
}

/** A year: whoever signs in again begins it anew. */
const KNOWN_SECONDS = 365 * 24 * 3_600;

function knownCookie(token: string): string {
  return `${KNOWN_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${KNOWN_SECONDS}`;
}

/** As long as somebody may be at the college. */
const COLLEGE_SECONDS = 600;

/** Strict is enough: our own page reads the answer, and sends it from here. */
function collegeCookie(token: string | null): string {
  const seconds = token === null ? 0 : COLLEGE_SECONDS;
  return `${COLLEGE_COOKIE}=${token ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
}

/** An error before GraphQL began: bad credentials, a body that is no JSON. */
function refuseRequest(response: ServerResponse, error: unknown, requestId: string, platform: Platform): void {
  const errors = publicErrors([failureOf(error)], requestId, platform.log);
  const outcome = statusOf(errors);
  const code = String(errors[0]?.extensions?.code);
  const status = code === 'UNAUTHENTICATED' ? 401 : code === 'FORBIDDEN' ? 403 : 400;
  response.statusCode = outcome?.status ?? status;
  if (error instanceof BodyTooLong) {
    response.statusCode = 413;
    // Whatever is still on its way is not waited for.
    response.setHeader('connection', 'close');
  }
  response.setHeader('content-type', 'application/graphql-response+json; charset=utf-8');
  if (outcome?.retryAfter) response.setHeader('retry-after', String(outcome.retryAfter));
  response.end(JSON.stringify({ errors }));
}
