import type { PublishedEvent } from '../outbox/event.ts';

export type LiveListener = (event: PublishedEvent) => void;

/**
 * Hands published events to whoever listens in this process, and knows the last position of each stream. It holds
 * nothing that PostgreSQL does not: a process that starts again loses no event, since streams resume by position.
 */
export class Live {
  private readonly listeners = new Map<string, Set<LiveListener>>();
  private readonly last = new Map<string, number>();

  /** Sets where the streams stand when the process takes up, and forgets what it knew of others. */
  startAnew(positions: Iterable<readonly [stream: string, position: number]>): void {
    this.last.clear();
    for (const [stream, position] of positions) this.advance(stream, position);
  }

  publish(events: readonly PublishedEvent[]): void {
    for (const event of events) {
      this.advance(event.stream, event.position);
      for (const listener of this.listeners.get(event.stream) ?? []) listener(event);
    }
  }

  /** Calls `listener` for each event of the stream from now on. Returns the way to stop it. */
  listen(stream: string, listener: LiveListener): () => void {
    const present = this.listeners.get(stream) ?? new Set();
    present.add(listener);
    this.listeners.set(stream, present);
    return () => {
      present.delete(listener);
      if (present.size === 0) this.listeners.delete(stream);
    };
  }

  /** The last published position of every stream, as it is now. */
  positions(): ReadonlyMap<string, number> {
    return new Map(this.last);
  }

  /** How many listen: a figure for the metrics. */
  listenerCount(): number {
    let count = 0;
    for (const present of this.listeners.values()) count += present.size;
    return count;
  }

  private advance(stream: string, position: number): void {
    this.last.set(stream, Math.max(position, this.last.get(stream) ?? 0));
  }
}
