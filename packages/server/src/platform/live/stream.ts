import { AppError } from '@college-kiosk/kernel';
import type { Actor } from '../auth/actor.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { EventContract, PublishedEvent } from '../outbox/event.ts';

/** One message of a live stream, before it is resolved into what the client selected. */
export interface LiveMessage {
  readonly position: number;
  /** The position of the message before it in this very stream: another than the last one seen means a gap. */
  readonly after: number;
  readonly at: Date;
  /** What happened, oldest first: one event, or all that were gathered. */
  readonly events: readonly [PublishedEvent, ...PublishedEvent[]];
}

/** Which stream a subscription is. Its functions depend on the field's arguments alone: they serve all that gave the same. */
export interface LiveStreamOptions {
  /** The outlet whose stream it is. */
  readonly stream: string;
  readonly events: readonly EventContract[];
  /** The last position the client has seen: what it missed comes first. */
  readonly since?: number | null;
  /** Whether the actor may (still) see this stream; asked at the start and before each message. */
  permitted(actor: Actor): boolean;
  /** Which of the events concern this client. */
  matches?(event: PublishedEvent): boolean;
  /** At most one message in this many milliseconds; what happens in between is gathered into one. */
  readonly gatherMs?: number;
}

/** What the hub finds where a subscription field is asked for its stream. */
export class LiveSource {
  constructor(readonly options: LiveStreamOptions) {}
}

/**
 * Says which stream a subscription field is, to those who may see it. The hub listens to it once for all of them. Throws
 * UNAUTHENTICATED or FORBIDDEN.
 */
export function liveStream(context: GraphContext, options: LiveStreamOptions): AsyncIterable<LiveMessage> {
  if (!options.permitted(context.actor)) {
    throw new AppError(
      context.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      'This stream is not open to you.',
    );
  }
  // Declared as what the schema builder asks for; only the hub ever looks at it.
  return new LiveSource(options) as unknown as AsyncIterable<LiveMessage>;
}
