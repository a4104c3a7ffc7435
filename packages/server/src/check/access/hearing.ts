import type { Expectation } from './expectation.ts';

/** What an answer of one root field came to. */
export type Heard =
  | { readonly kind: 'answer' | 'empty' | 'null' }
  | { readonly kind: 'refused' | 'error'; readonly code: string };

interface Answered {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly path?: readonly unknown[];
    readonly extensions?: { readonly code?: string; readonly details?: { readonly reason?: string } };
  }[];
}

/** Reads what was answered to a document of one root field. What failed below it is not of the operation. */
export function heardIn(text: string): Heard {
  let body: Answered;
  try {
    body = JSON.parse(text) as Answered;
  } catch {
    return { kind: 'error', code: `no JSON: ${text.slice(0, 100)}` };
  }
  const [failed] = (body.errors ?? []).filter(({ path }) => (path?.length ?? 0) <= 1);
  if (failed) {
    const { code = 'none', details } = failed.extensions ?? {};
    return { kind: 'error', code: details?.reason ?? code };
  }
  const [value] = Object.values(body.data ?? {});
  if (value === null || value === undefined) return { kind: 'null' };
  if (isEmpty(value)) return { kind: 'empty' };
  const { code } = value as { code?: unknown };
  const isRefusal = typeof code === 'string' && 'message' in (value as object);
  return isRefusal ? { kind: 'refused', code } : { kind: 'answer' };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const { edges } = value as { edges?: unknown };
  return Array.isArray(edges) && edges.length === 0;
}

/** Said to whoever was let in and must come again, or came second. */
const LET_IN = new Set(['CONFLICT', 'RATE_LIMITED', 'UNAVAILABLE']);

/** Whether it is what they must hear. One's own things and ways in may be of nothing that is there (`isOwn`). */
export function isAsExpected(heard: Heard, expected: Expectation, isOwn: boolean): boolean {
  const isNothing = heard.kind === 'null' || heard.kind === 'empty' || isError(heard, 'NOT_FOUND');
  if (expected === 'nothing') return isNothing;
  if (expected === 'refused') return heard.kind === 'refused' || isError(heard, 'FORBIDDEN');
  if (expected !== 'in') return isError(heard, expected);
  if (heard.kind === 'error') return LET_IN.has(heard.code) || (isOwn && ['NOT_FOUND', 'INVALID'].includes(heard.code));
  return heard.kind !== 'null' || isOwn;
}

function isError(heard: Heard, code: string): boolean {
  return heard.kind === 'error' && heard.code === code;
}

/** In words. */
export function inWords(heard: Heard): string {
  return 'code' in heard ? `${heard.kind} ${heard.code}` : heard.kind;
}
