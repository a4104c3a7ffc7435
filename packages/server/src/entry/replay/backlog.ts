import postgres from 'postgres';
import { JOBS_SCHEMA } from '../../platform/queue/migrate-jobs.ts';

/** What has happened and is not worked off: events without their position, events whose reactions are to come, and jobs. */
export interface Backlog {
  readonly events: number;
  readonly reactions: number;
  readonly jobs: number;
}

/** What was found, or that the database did not answer: then what is left is not known. */
export type Look = () => Promise<Backlog | 'AWAY'>;

/** Looks into the database of a product of one's own. */
export function openBacklog(ownerUrl: string): { readonly look: Look; close(): Promise<void> } {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 2, onnotice: () => {} });
  return {
    async look() {
      try {
        const [found] = await sql<Backlog[]>`
          select (select count(*)::int from outbox where position is null) as events,
            (select count(*)::int from outbox where position is not null and not settled) as reactions,
            (select count(*)::int from ${sql(JOBS_SCHEMA)}.job where name = 'react') as jobs`;
        return found ?? 'AWAY';
      } catch (error) {
        if (error instanceof postgres.PostgresError && !error.code.startsWith('57')) throw error;
        return 'AWAY';
      }
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
