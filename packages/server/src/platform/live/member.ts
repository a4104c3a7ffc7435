import type { Actor } from '../auth/actor.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { PublishedEvent } from '../outbox/event.ts';
import type { LiveStreamOptions } from './stream.ts';

/** How long a stream trusts who its viewer is before it asks again: somebody who was shut out hears nothing after it. */
const TRUSTED_MS = 5_000;

/** Where a client's messages go. */
export interface Sink {
  /** One message's payload, as JSON. */
  next(payload: Buffer): void;
  /** The stream is over for this client: it lost the right to see it. */
  end(): void;
  /** What the client may do has changed: it is to connect again, and to ask anew. */
  connectAgain(): void;
}

/** One client in a channel. */
export class Member {
  /** The position of the last message that was made for it. */
  last = 0;
  /** What happens while it is being told what it missed; null once it hears with the others. */
  backlog: PublishedEvent[] | null = null;
  private trustedUntil: number;

  constructor(
    readonly context: GraphContext,
    readonly sink: Sink,
    private readonly scope: string,
    private readonly scopeOf: (actor: Actor) => string,
    now: number,
  ) {
    this.trustedUntil = now + TRUSTED_MS;
  }

  isTrusted(now: number): boolean {
    return now < this.trustedUntil;
  }

  /** Whether it may still hear this; asks again who it is when that was long ago. Whoever may not is sent away. */
  async mayHear(options: LiveStreamOptions, now: number): Promise<boolean> {
    const actor = await this.context.refreshActor().catch(() => null);
    if (!actor || !options.permitted(actor)) {
      this.sink.end();
      return false;
    }
    if (this.scopeOf(actor) !== this.scope) {
      this.sink.connectAgain();
      return false;
    }
    this.trustedUntil = now + TRUSTED_MS;
    return true;
  }
}
