import { ORGANISATION_STREAM, type PublishedEvent } from '../outbox/event.ts';

export type LiveListener = (event: PublishedEvent) => void;

/**
 * Hands published events to whoever listens in this process, and knows the last position of each stream. It holds
 * nothing that PostgreSQL does not: a process that starts again loses no event, since streams resume by position.
 */
export class Live {
  private readonly listeners = new Map<string, Set<LiveListener>>();
  private readonly last = new Map<string, number>();
  private readonly changes = new Map<string, number>();
  private snapshot: ReadonlyMap<string, number> | null = null;

  /** Sets where the streams stand when the process takes up, and forgets what it knew of others. */
  startAnew(positions: Iterable<readonly [stream: string, position: number]>): void {
    this.last.clear();
    this.snapshot = null;
    this.changed(ORGANISATION_STREAM);
    for (const [stream, position] of positions) this.advance(stream, position);
  }

  publish(events: readonly PublishedEvent[]): void {
    for (const event of events) {
      this.advance(event.stream, event.position);
      this.changed(event.stream);
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

  /** Something was committed by this process, filed under the outlet or under none: its events are still to come. */
  changed(stream: string | null): void {
    const name = stream ?? ORGANISATION_STREAM;
    this.changes.set(name, (this.changes.get(name) ?? 0) + 1);
  }

  /**
   * Names the state of these streams and the organisation's as far as this process knows: another name means that
   * something may have changed. What another process commits is known here once it is published.
   */
  revision(streams: readonly string[]): string {
    return [ORGANISATION_STREAM, ...streams].map((name) => this.changes.get(name) ?? 0).join('.');
  }

  /** The last published position of every stream, as it is now. */
  positions(): ReadonlyMap<string, number> {
    this.snapshot ??= new Map(this.last);
    return this.snapshot;
  }

  private advance(stream: string, position: number): void {
    this.last.set(stream, Math.max(position, this.last.get(stream) ?? 0));
    this.snapshot = null;
  }
}
