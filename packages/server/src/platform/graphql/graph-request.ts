import type { IncomingMessage } from 'node:http';
import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { parseInput } from '../command/parse.ts';
import { BODY_AT_MOST, readBody } from '../http/request.ts';

const graphBody = z.object({
  query: z.string().optional(),
  documentId: z.string().optional(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

type GraphBody = z.output<typeof graphBody>;

/** What somebody asks for, and how it came. */
export interface GraphRequest {
  readonly document: GraphBody;
  /** By POST in a body, or by GET in the address, whose search it is then. */
  readonly search: string | null;
}

/** Reads a request of GraphQL over HTTP. Throws INVALID for what is none, and what `readBody` throws. */
export async function readGraphRequest(request: IncomingMessage): Promise<GraphRequest> {
  if (request.method === 'POST') {
    assertJson(request.headers['content-type']);
    const text = await readBody(request, BODY_AT_MOST);
    return { document: parseInput(graphBody, parseJson(text)), search: null };
  }
  const search = request.url?.split('?', 2)[1] ?? '';
  const { variables, ...asked } = Object.fromEntries(new URLSearchParams(search));
  const document = parseInput(graphBody, { ...asked, ...(variables && { variables: parseJson(variables) }) });
  return { document, search };
}

/**
 * What is posted says that it is JSON: a form on another site cannot say so without being asked first (Fetch §4.8, CORS preflight).
 * JSON is UTF-8 (RFC 8259 §8.1).
 */
function assertJson(contentType = ''): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (type === 'application/json' && (charset === undefined || charset === 'utf-8')) return;
  throw new AppError('INVALID', 'Post JSON in UTF-8, and say so: `content-type: application/json`.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('INVALID', 'The body must be JSON: one object with `query` or `documentId`, and `variables`.');
  }
}
