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
    const text = await readBody(request, BODY_AT_MOST);
    return { document: parseInput(graphBody, parseJson(text)), search: null };
  }
  const search = request.url?.split('?', 2)[1] ?? '';
  const { variables, ...asked } = Object.fromEntries(new URLSearchParams(search));
  const document = parseInput(graphBody, { ...asked, ...(variables && { variables: parseJson(variables) }) });
  return { document, search };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('INVALID', 'The body must be JSON: one object with `query` or `documentId`, and `variables`.');
  }
}
