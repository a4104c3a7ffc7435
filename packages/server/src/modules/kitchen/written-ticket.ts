import type { SeenTicket } from './queries.ts';

const written = new WeakMap<object, SeenTicket>();

/** Keeps a ticket as a statement has changed it, for whoever has the answer in hand. */
export function rememberChanged(answer: object, ticket: SeenTicket): void {
  written.set(answer, ticket);
}

/**
 * The ticket as the statement behind this very answer has just left it: showing it takes no further look at the database.
 * Undefined for an answer that was given before.
 */
export function ticketAsWritten(answer: object): SeenTicket | undefined {
  return written.get(answer);
}
