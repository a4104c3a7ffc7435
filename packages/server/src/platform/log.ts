import pino, { type Logger } from 'pino';

/** What of an error may be written: enough to find it, nothing a person typed. */
function errorFields(error: Error & { code?: unknown }) {
  const cause = error.cause instanceof Error ? { cause: { name: error.cause.name, message: error.cause.message } } : {};
  return { name: error.name, message: error.message, code: error.code, stack: error.stack, ...cause };
}

/** JSON lines on standard output. Only the fields that callers pass by name are written: no request, no headers. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } });
}
