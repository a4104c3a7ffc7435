import { and, eq, inArray, sql } from 'drizzle-orm';
import { systemActor } from '../auth/actor.ts';
import type { Platform } from '../context.ts';
import { violatesUnique } from '../db/errors.ts';
import { newId } from '../ids.ts';
import { reactionsRun } from '../metrics.ts';
import type { PublishedEvent } from './event.ts';
import type { Reaction } from './reaction.ts';
import { outbox, reactionMarks } from './tables.ts';

const SWEEP_LIMIT = 200;

/** Runs what modules do when they hear events: each (reaction, event) has its effect once. */
export class Reactor {
  constructor(
    private readonly platform: Platform,
    private readonly reactions: readonly Reaction[],
  ) {}

  /** The names of the events that anybody reacts to. */
  get hears(): string[] {
    return [...new Set(this.reactions.map((reaction) => reaction.hears.name))];
  }

  /** Runs every reaction to an event that has not left its mark yet, then settles the event. Throws to be retried. */
  async react(eventId: string): Promise<void> {
    const { db } = this.platform;
    const [row] = await db.select().from(outbox).where(eq(outbox.id, eventId));
    if (!row || row.settled || row.position === null) return;
    const event: PublishedEvent = { ...row, name: row.event, position: row.position };
    const marks = await db.select().from(reactionMarks).where(eq(reactionMarks.eventId, eventId));
    const done = new Set(marks.map((mark) => mark.reaction));
    for (const reaction of this.reactions.filter(({ hears, name }) => hears.name === row.event && !done.has(name))) {
      await this.runOne(reaction, event);
    }
    await db.update(outbox).set({ settled: true }).where(eq(outbox.id, eventId));
  }

  /** Numbered events that still wait for a reaction: what a lost job would have pointed at. */
  async unsettled(): Promise<string[]> {
    const rows = await this.platform.db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(sql`${outbox.position} is not null and not ${outbox.settled}`, inArray(outbox.event, this.hears)))
      .orderBy(outbox.sequence)
      .limit(SWEEP_LIMIT);
    return rows.map((row) => row.id);
  }

  private async runOne(reaction: Reaction, event: PublishedEvent): Promise<void> {
    const cause = { reaction: reaction.name, eventId: event.id };
    const now = this.platform.clock.now();
    const context = {
      platform: this.platform,
      actor: systemActor(reaction.name),
      requestId: newId(now),
      address: null,
      cause,
    };
    try {
      await reaction.run(context, event);
      // A reaction that found nothing to do called no command: it is marked here, so that it is not asked again.
      await this.platform.db
        .insert(reactionMarks)
        .values({ ...cause, at: now })
        .onConflictDoNothing();
      reactionsRun.inc({ reaction: reaction.name, outcome: 'done' });
    } catch (error) {
      if (violatesUnique(error, 'reaction_marks_pkey')) return;
      reactionsRun.inc({ reaction: reaction.name, outcome: 'failed' });
      throw error;
    }
  }
}
