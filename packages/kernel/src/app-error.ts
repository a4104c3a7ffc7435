/** Seconds until it makes sense to come again to what is unavailable, unless somebody knows better. */
const COME_AGAIN_SECONDS = 1;

/** The closed list of reasons a request as such cannot be served. */
export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

/** What may go along with an application error. */
export interface AppErrorOptions {
  /** Public too: field paths, limits. Never internals. */
  readonly details?: unknown;
  /** Whole seconds until a retry makes sense (RATE_LIMITED, UNAVAILABLE). */
  readonly retryAfterSeconds?: number;
  /** Kept for the log only. */
  readonly cause?: unknown;
}

/** A request that cannot be served, with a message that is safe to show to anyone. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly publicMessage: string;
  readonly details?: unknown;
  readonly retryAfterSeconds?: number;

  constructor(code: AppErrorCode, publicMessage: string, options: AppErrorOptions = {}) {
    super(publicMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.publicMessage = publicMessage;
    if (options.details !== undefined) this.details = options.details;
    const seconds = options.retryAfterSeconds ?? (code === 'UNAVAILABLE' ? COME_AGAIN_SECONDS : undefined);
    if (seconds !== undefined) this.retryAfterSeconds = seconds;
  }
}
