import { Fault } from '@college-kiosk/kernel';
import { DrizzleQueryError } from 'drizzle-orm';
import pino, { type Logger, type LoggerOptions } from 'pino';

const SQL_SHOWN = 200;
const CAUSES_SHOWN = 5;

type Fields = Record<string, unknown>;

/**
 * What of an error may be written: enough to find it, nothing a person typed. Messages may hold what was typed (a driver
 * puts the parameters of a statement into its own, PostgreSQL the value that offended), so they are not written, save
 * that of a Fault, which our own code wrote; nor are a Fault's details.
 */
function errorFields(error: unknown, depth = 0): Fields {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint_name, table_name, originalError, errors } = error as Error & Fields;
  const cause = error.cause ?? originalError;
  const more = depth < CAUSES_SHOWN;
  return dropUndefined({
    name: error.name === 'Error' ? error.constructor.name : error.name,
    ...(error instanceof Fault && { message: error.message }),
    code: word(code),
    constraint: word(constraint_name),
    table: word(table_name),
    sql: error instanceof DrizzleQueryError ? error.query.slice(0, SQL_SHOWN) : undefined,
    stack: framesOf(error),
    cause: more && cause !== undefined ? errorFields(cause, depth + 1) : undefined,
    errors: more && Array.isArray(errors) ? errors.slice(0, 3).map((one) => errorFields(one, depth + 1)) : undefined,
  });
}

/** A name that a machine gave: one word, not prose. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^\w{1,80}$/.test(value) ? value : undefined;
}

/** Where it happened, without the message before it, which may go over several lines and look like anything. */
function framesOf({ stack, message }: Error): string | undefined {
  const at = stack?.indexOf(message) ?? -1;
  if (!stack || at === -1) return undefined;
  const lines = stack.slice(at + message.length).split('\n');
  return lines.filter((line) => line.startsWith('    at ')).join('\n') || undefined;
}

function dropUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** JSON lines. Only the fields that callers pass by name are written: no request, no headers, no text of an error. */
export function createLog(level: string, to?: pino.DestinationStream): Logger {
  const options: LoggerOptions = {
    ...{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    serializers: { err: (error: unknown) => errorFields(error) },
    hooks: {
      // An error that comes without words of the caller's would be given its own.
      logMethod(words, log) {
        if (words.length === 1 && typeof words[0] === 'object') log.call(this, words[0], 'error');
        else log.apply(this, words);
      },
    },
  };
  return pino(options, to);
}
