import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/database.ts';
import { type Page, type PageArgs, pageRequest, timeKey, toPage } from './connection.ts';

type Timed<At extends string> = PgTable & { readonly [key in At | 'id']: PgColumn };
type Row<At extends string> = { readonly id: string } & { readonly [key in At]: Date };

interface Selected<Found> {
  orderBy(...by: SQL[]): { limit(rows: number): PromiseLike<Found[]> };
}

/** A list whose newest are first, those of one moment by id. */
export interface NewestFirst<At extends string, Found> {
  readonly table: Timed<At>;
  /** The field that says when. */
  readonly at: At;
  /** What belongs to the list; undefined for all there is. */
  readonly of: SQL | undefined;
  /** Selects the rows that meet a condition; those of the table unless more is read with them. */
  select(where: SQL | undefined): Selected<Found>;
  /** How many there are in all, where that is known more cheaply than by counting. */
  total?(rows: readonly Found[]): Promise<number>;
}

/** A page of it. Throws INVALID for a bad size, or a cursor of another list. */
export async function newestFirst<At extends string, Found extends Row<At>>(
  db: Database,
  asked: PageArgs,
  { table, at, of, select, total }: NewestFirst<At, Found>,
): Promise<Page<Found>> {
  const page = pageRequest(asked, 2);
  const last = timeKey(page.after);
  const older = last && or(lt(table[at], last.at), and(eq(table[at], last.at), lt(table.id, last.id)));
  const rows = await select(and(of, older ?? undefined))
    .orderBy(desc(table[at]), desc(table.id))
    .limit(page.limit);
  return toPage(
    rows,
    page,
    (row) => [row[at].toISOString(), row.id],
    (row) => row,
    () => (total ? total(rows) : db.$count(table, of)),
  );
}
