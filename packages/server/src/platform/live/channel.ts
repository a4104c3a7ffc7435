import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../auth/actor.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { PublishedEvent } from '../outbox/event.ts';
import type { Live } from './live.ts';
import type { Member } from './member.ts';
import { missedSince } from './missed.ts';
import type { LiveMessage, LiveStreamOptions } from './stream.ts';

/** Events that are told in one go: they are resolved together, so that what they need is read at once. */
const TOLD_AT_ONCE = 100;

/** Resolves a message into the payload that is sent, as JSON. It never fails: what goes wrong is in the payload. */
export type Resolve = (message: LiveMessage, context: GraphContext) => Promise<Buffer>;

/** A resolved message and who gets it. */
interface Delivery {
  readonly members: readonly Member[];
  readonly payload: Promise<Buffer>;
}

interface ChannelParts {
  readonly live: Live;
  readonly options: LiveStreamOptions;
  readonly resolve: Resolve;
  /** The context in which a message is resolved for everybody in here, made from one of theirs. */
  sharedContext(of: GraphContext): GraphContext;
}

/**
 * All clients that asked for the same stream with the same rights. Each message is resolved once for all that saw the same
 * one before it, and handed to them in order.
 */
export class Channel {
  private readonly members = new Set<Member>();
  private readonly unlisten: () => void;
  private waiting: PublishedEvent[] = [];
  private telling = false;

  constructor(private readonly parts: ChannelParts) {
    const { live, options } = parts;
    const names = new Set(options.events.map((event) => event.name));
    this.unlisten = live.listen(options.stream, (event) => {
      if (!names.has(event.name) || !(options.matches?.(event) ?? true)) return;
      this.waiting.push(event);
      if (!this.telling) void this.tell();
    });
  }

  get isEmpty(): boolean {
    return this.members.size === 0;
  }

  close(): void {
    this.unlisten();
  }

  /** Lets a client in. One that was away is told first what it missed since. */
  async enter(member: Member, since: number | null | undefined): Promise<void> {
    const { live, options } = this.parts;
    const current = live.positions().get(options.stream) ?? 0;
    // Somebody who is ahead of the stream saw another past (a restored backup): what comes next shows them a gap.
    member.last = since != null && since <= current ? since : current;
    this.members.add(member);
    if (member.last < current) await this.catchUp(member);
  }

  leave(member: Member): void {
    this.members.delete(member);
  }

  /** Asks the clients of this actor, or with null every client, again who they are; those who may not hear this are sent away. */
  async askAgain(actorId: string | null): Promise<void> {
    // Whoever has taken over a till hears by its device.
    const isConcerned = ({ id, deviceId }: Actor) => actorId === null || id === actorId || deviceId === actorId;
    const concerned = [...this.members].filter(({ context }) => isConcerned(context.actor));
    await this.ask(concerned);
  }

  private async ask(members: readonly Member[]): Promise<void> {
    const checks = members.map(async (member) => {
      const now = member.context.platform.clock.elapsedMs();
      if (!(await member.mayHear(this.parts.options, now))) this.leave(member);
    });
    await Promise.all(checks);
  }

  private async catchUp(member: Member): Promise<void> {
    const { options, resolve, sharedContext } = this.parts;
    member.backlog = [];
    const missed = await missedSince(member.context.platform.db, options, member.last);
    member.last = missed.after;
    const newest = missed.events.at(-1)?.position ?? missed.after;
    member.backlog = [...missed.events, ...member.backlog.filter(({ position }) => position > newest)];
    while (member.backlog.length > 0 && this.members.has(member)) {
      const fresh = member.backlog.splice(0).filter(({ position }) => position > member.last);
      const context = sharedContext(member.context);
      const told = messagesOf(fresh, options).map((events) => this.next(member, events, context, resolve));
      for (const payload of told) {
        const bytes = await payload;
        if (this.members.has(member)) member.sink.next(bytes);
      }
    }
    member.backlog = null;
  }

  private next(member: Member, events: LiveMessage['events'], context: GraphContext, resolve: Resolve) {
    const message = messageAfter(member.last, events);
    member.last = message.position;
    return resolve(message, context);
  }

  /** Tells what waits, until nothing does. */
  private async tell(): Promise<void> {
    const { options } = this.parts;
    this.telling = true;
    try {
      while (this.waiting.length > 0) {
        if (options.gatherMs) await sleep(options.gatherMs);
        const events = this.waiting.splice(0, options.gatherMs ? this.waiting.length : TOLD_AT_ONCE);
        await this.tellAll(messagesOf(events, options));
      }
    } finally {
      this.telling = false;
    }
  }

  private async tellAll(told: readonly LiveMessage['events'][]): Promise<void> {
    const hearers = await this.hearers();
    const [first] = hearers;
    if (!first) return;
    const context = this.parts.sharedContext(first.context);
    // All are begun before the first is awaited: what they need is then read together.
    const deliveries = told.flatMap((events) => this.planned(hearers, events, context));
    for (const { payload, members } of deliveries) {
      const bytes = await payload;
      for (const member of members) if (this.members.has(member)) member.sink.next(bytes);
    }
  }

  /** Those who may still hear this. */
  private async hearers(): Promise<readonly Member[]> {
    const members = [...this.members];
    const [first] = members;
    if (!first) return [];
    const now = first.context.platform.clock.elapsedMs();
    await this.ask(members.filter((member) => !member.isTrusted(now)));
    return [...this.members];
  }

  /** One resolution for all that saw the same message before this one. */
  private planned(hearers: readonly Member[], events: LiveMessage['events'], context: GraphContext): Delivery[] {
    const bySeen = new Map<number, Member[]>();
    const { position } = messageAfter(0, events);
    for (const member of hearers) {
      if (member.backlog) member.backlog.push(...events);
      else if (member.last < position) {
        const same = bySeen.get(member.last);
        if (same) same.push(member);
        else bySeen.set(member.last, [member]);
        member.last = position;
      }
    }
    return [...bySeen].map(([after, members]) => ({
      members,
      payload: this.parts.resolve(messageAfter(after, events), context),
    }));
  }
}

function messagesOf(events: readonly PublishedEvent[], { gatherMs }: LiveStreamOptions): LiveMessage['events'][] {
  const [first, ...more] = events;
  if (!first) return [];
  return gatherMs ? [[first, ...more]] : events.map((event) => [event]);
}

function messageAfter(after: number, events: LiveMessage['events']): LiveMessage {
  const newest = events.at(-1) ?? events[0];
  return { position: newest.position, after, at: newest.occurredAt, events };
}
