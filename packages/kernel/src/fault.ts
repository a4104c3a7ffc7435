/** A broken invariant: something our own code promised and did not keep. Never caught to go on; it answers 500 and is logged whole. */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** What was seen, for the log. Never shown to a customer. */
  readonly details: unknown;

  constructor(message: string, details?: unknown, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.details = details;
  }
}

/**
 * Holds an invariant, in production too.
 * @throws Fault with the message and details when the condition is false.
 */
export function assert(condition: unknown, message: string, details?: unknown): asserts condition {
  if (!condition) throw new Fault(message, details);
}
