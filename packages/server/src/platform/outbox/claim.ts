import type postgres from 'postgres';
import type { PublishedEvent } from './event.ts';

interface ClaimedRow {
  id: string;
  event: string;
  stream: string;
  position: string;
  payload: unknown;
  occurred_at: Date;
}

/**
 * Numbers the oldest committed, still unnumbered events, in one synchronous commit of its own, and returns them in
 * the order to publish. Only rows below the snapshot's xmin: a row of a transaction that is still running, or that
 * started before it, waits for the next round. An event that nobody reacts to is settled here.
 */
export async function claimEvents(
  sql: postgres.Sql,
  options: { readonly limit: number; readonly eventsWithReactions: readonly string[] },
): Promise<PublishedEvent[]> {
  const rows = await sql<ClaimedRow[]>`
    with ready as (
      select id, stream, row_number() over (partition by stream order by sequence) as place
      from (
        select id, stream, sequence from outbox
        where position is null and transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by sequence limit ${options.limit}
      ) oldest
    ), counted as (
      select stream, count(*) as added from ready group by stream
    ), moved as (
      insert into stream_positions (stream, position)
      select stream, added from counted
      on conflict (stream) do update set position = stream_positions.position + excluded.position
      returning stream, position
    )
    update outbox set
      position = moved.position - counted.added + ready.place,
      settled = not (outbox.event = any(${[...options.eventsWithReactions]}::text[]))
    from ready join counted using (stream) join moved using (stream)
    where outbox.id = ready.id
    returning outbox.id, outbox.event, outbox.stream, outbox.position, outbox.payload, outbox.occurred_at`;
  return rows.map(published).sort((a, b) => a.position - b.position);
}

/** Numbered events beyond these positions (from the first, for a stream that is not named), in order. */
export async function publishedSince(sql: postgres.Sql, after: ReadonlyMap<string, number>): Promise<PublishedEvent[]> {
  const seen = JSON.stringify(Object.fromEntries(after));
  const rows = await sql<ClaimedRow[]>`
    with seen as (select key::uuid as stream, value::bigint as position from jsonb_each_text(${seen}::text::jsonb))
    select o.id, o.event, o.stream, o.position, o.payload, o.occurred_at
    from stream_positions s
    left join seen on seen.stream = s.stream
    join outbox o on o.stream = s.stream and o.position > coalesce(seen.position, 0)
    where s.position > coalesce(seen.position, 0)
    order by o.stream, o.position`;
  return rows.map(published);
}

/** Where every stream stands. */
export async function streamPositions(sql: postgres.Sql): Promise<[stream: string, position: number][]> {
  const rows = await sql<{ stream: string; position: string }[]>`select stream, position from stream_positions`;
  return rows.map((row) => [row.stream, Number(row.position)]);
}

function published(row: ClaimedRow): PublishedEvent {
  return {
    id: row.id,
    name: row.event,
    stream: row.stream,
    position: Number(row.position),
    payload: row.payload,
    occurredAt: row.occurred_at,
  };
}
