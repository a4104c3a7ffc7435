import { and, eq, gte, ilike, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '../../platform/audit/tables.ts';
import type { Reach } from '../../platform/auth/actor.ts';

export const OUTCOMES = auditEntries.outcome.enumValues;

/** The longest stretch of time that is searched for what is about one thing: no index leads there. */
const ABOUT_DAYS_AT_MOST = 92;
const DAY_MS = 24 * 3_600_000;

/** Which rows of the trail somebody wants to see. */
export const trailFilter = z
  .object({
    from: z.date().nullish(),
    to: z.date().nullish(),
    outcome: z.enum(OUTCOMES).nullish(),
    /** A module, whose commands all begin with its name. */
    area: z
      .string()
      .regex(/^[a-z]{1,30}$/, 'A module’s name, in small letters.')
      .nullish(),
    actorId: z.uuid().nullish(),
    /** Part of what the trail calls whoever acted. */
    actor: z.string().trim().max(100).nullish(),
    outletId: z.uuid().nullish(),
    /** A kind of record, in small letters; with `entityId` one of them. */
    entity: z
      .string()
      .regex(/^[a-z][a-z_]{0,39}$/, 'A kind of record, in small letters.')
      .nullish(),
    entityId: z.uuid().nullish(),
    /** What the rows are about: an id that stands somewhere in what was asked, or in who asked. */
    about: z.uuid().nullish(),
  })
  .refine(({ entity, entityId }) => !entity || entityId, 'entity: say which one, by entityId.')
  .refine(({ from, to }) => !from || !to || from < to, 'from: must be before `to`.')
  .refine(
    ({ about, from, to }) =>
      !about ||
      (from &&
        (to ?? new Date(from.getTime() + DAY_MS * ABOUT_DAYS_AT_MOST)).getTime() - from.getTime() <=
          DAY_MS * ABOUT_DAYS_AT_MOST),
    `about: say from when, and look at ${ABOUT_DAYS_AT_MOST} days at most.`,
  );

export type TrailFilter = z.output<typeof trailFilter>;

/** The rows that are wanted, of those that the actor may see. */
export function wantedRows(filter: TrailFilter, reach: Reach): SQL | undefined {
  const { from, to, outcome, area, actorId, actor, outletId, about, entity, entityId } = filter;
  return and(
    from ? gte(auditEntries.at, from) : undefined,
    to ? lt(auditEntries.at, to) : undefined,
    outcome ? eq(auditEntries.outcome, outcome) : undefined,
    area ? like(auditEntries.command, `${area}.%`) : undefined,
    actorId ? eq(auditEntries.actorId, actorId) : undefined,
    actor ? ilike(auditEntries.actorLabel, `%${actor.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
    outletId ? eq(auditEntries.outletId, outletId) : undefined,
    entityId ? ofRecord(entity ?? null, entityId) : undefined,
    about ? or(eq(auditEntries.actorId, about), sql`position(${about} in ${auditEntries.input}::text) > 0`) : undefined,
    reach === 'everywhere' ? undefined : inArray(auditEntries.outletId, [...reach]),
  );
}

/** Rows that are about a record, or that changed it among others: either is found by an index. */
function ofRecord(entity: string | null, id: string): SQL | undefined {
  const changed = JSON.stringify([{ id, ...(entity && { entity }) }]);
  return or(
    and(eq(auditEntries.entityId, id), entity ? eq(auditEntries.entity, entity) : undefined),
    sql`${auditEntries.changes} @> ${changed}::text::jsonb`,
  );
}
