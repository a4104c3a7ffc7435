import type { CallContext } from '../context.ts';
import type { EventContract, PublishedEvent } from './event.ts';

/**
 * What a module does when it hears an event. It may be run more than once (a crash, a lost job): the command it calls
 * leaves the mark of this (reaction, event) in its own transaction, so its effect happens once. A call to the outside
 * goes before that command, with an idempotency key of its own.
 */
export interface Reaction {
  readonly name: string;
  readonly hears: EventContract;
  run(context: CallContext, event: PublishedEvent): Promise<void>;
}
