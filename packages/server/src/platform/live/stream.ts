import { AppError } from '@college-kiosk/kernel';
import { Repeater } from '@graphql-yoga/subscription';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Actor } from '../auth/actor.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { EventContract, PublishedEvent } from '../outbox/event.ts';
import { outbox } from '../outbox/tables.ts';

/** More than this was missed: the client does better to ask anew than to be told everything. */
const RESUME_LIMIT = 1_000;

/** One message of a live stream, before it is resolved into what the client selected. */
export interface LiveMessage {
  readonly position: number;
  /** The position of the message before it in this very stream: another than the last one seen means a gap. */
  readonly after: number;
  readonly at: Date;
  /** What happened, oldest first: one event, or all that were gathered. */
  readonly events: readonly [PublishedEvent, ...PublishedEvent[]];
}

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

/**
 * A stream of messages that can be resumed: it listens first, then replays what was missed, then goes on live, each
 * event once and in order. It ends when the actor loses the right to see it.
 */
export function liveStream(context: GraphContext, options: LiveStreamOptions): AsyncIterableIterator<LiveMessage> {
  if (!options.permitted(context.actor)) {
    throw new AppError(
      context.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      'This stream is not open to you.',
    );
  }
  const names = new Set(options.events.map((event) => event.name));
  const concerns = (event: PublishedEvent) => names.has(event.name) && (options.matches?.(event) ?? true);

  return new Repeater<LiveMessage>(async (push, stop) => {
    const waiting: PublishedEvent[] = [];
    let arrived: () => void = () => {};
    let stopped = false;
    const unlisten = context.platform.live.listen(options.stream, (event) => {
      if (!concerns(event)) return;
      waiting.push(event);
      arrived();
    });
    void stop.then(() => {
      stopped = true;
      unlisten();
      arrived();
    });

    const current = context.platform.live.positions().get(options.stream) ?? 0;
    // Somebody who is ahead of the stream saw another past (a restored backup): what comes next shows them a gap.
    let last = options.since != null && options.since <= current ? options.since : current;
    if (last < current) {
      const missed = (await missedEvents(context, options, names)).filter(concerns);
      // Too much to tell: only the newest is sent, and its `after` is not what the client saw last, so it asks anew.
      if (missed.length > RESUME_LIMIT) last = missed.splice(0, missed.length - 1).at(-1)?.position ?? last;
      waiting.unshift(...missed);
    }

    while (!stopped) {
      if (waiting.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
      if (options.gatherMs) await new Promise((resolve) => setTimeout(resolve, options.gatherMs));
      if (stopped) return;
      if (!options.permitted(await context.refreshActor())) {
        stop();
        return;
      }
      const fresh = waiting.splice(0).filter((event) => event.position > last);
      for (const events of options.gatherMs ? [fresh] : fresh.map((event) => [event])) {
        const [oldest, ...later] = events;
        if (!oldest) continue;
        const newest = later.at(-1) ?? oldest;
        const message: LiveMessage = {
          position: newest.position,
          after: last,
          at: newest.occurredAt,
          events: [oldest, ...later],
        };
        last = newest.position;
        void push(message);
      }
    }
  });
}

async function missedEvents(
  context: GraphContext,
  options: LiveStreamOptions,
  names: ReadonlySet<string>,
): Promise<PublishedEvent[]> {
  const rows = await context.platform.db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.stream, options.stream),
        gt(outbox.position, options.since ?? 0),
        inArray(outbox.event, [...names]),
      ),
    )
    .orderBy(desc(outbox.position))
    .limit(RESUME_LIMIT + 1);
  return rows.reverse().map((row) => ({ ...row, name: row.event, position: row.position ?? 0 }));
}
