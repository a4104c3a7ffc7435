/** SQLSTATE classes that the platform acts on. Source: PostgreSQL, Appendix A. */
export const SQLSTATE = {
  uniqueViolation: '23505',
  foreignKeyViolation: '23503',
  checkViolation: '23514',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
} as const;

interface PostgresError {
  readonly code: string;
  readonly detail?: string;
  readonly constraint_name?: string;
}

/** Finds the server's error below whatever wrapped it on the way up, or null when there is none. */
export function postgresError(error: unknown): PostgresError | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause.name === 'PostgresError') return cause as unknown as PostgresError;
  }
  return null;
}

/**
 * True when the database cannot do it now: the connection is gone, the server is going or has no room left (class 53: disk,
 * memory, connections), somebody holds a row for too long, or this session
 * was ended because it held some and said nothing. The caller may try again later.
 */
export function isUnavailable(error: unknown): boolean {
  return unavailableCode(error) !== null;
}

/** The code of PostgreSQL or of the line by which an error is one of those, or null when it is not. */
export function unavailableCode(error: unknown): string | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code !== 'string') continue;
    if (/^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|57P0|08|53|55P03|57014|58030|25P03)/.test(code)) return code;
  }
  return null;
}

/** True when a concurrent twin won and running again from the start will see what it did. */
export function isRetryable(error: unknown): boolean {
  const code = postgresError(error)?.code;
  return code === SQLSTATE.serializationFailure || code === SQLSTATE.deadlockDetected;
}

/** True when the primary key of any table refused the row: somebody wrote under this id already. */
export function violatesPrimaryKey(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === SQLSTATE.uniqueViolation && (found.constraint_name?.endsWith('_pkey') ?? false);
}

/** True when `constraint` was the unique key that refused the row. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const found = postgresError(error);
  return found?.code === SQLSTATE.uniqueViolation && found.constraint_name === constraint;
}
