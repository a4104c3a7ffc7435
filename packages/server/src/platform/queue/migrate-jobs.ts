import { createPostgresBackend, withBackend } from 'bullmq';

const { Queue } = withBackend(createPostgresBackend);

/** Where the queue keeps its tables. */
export const JOBS_SCHEMA = 'jobs';

/** Brings the queue's own tables up to date, as the owner: the application's role may use them, not change them. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const connection = { connectionString: ownerUrl, schema: JOBS_SCHEMA, migrate: true, max: 1 };
  const queue = new Queue('migration', { connection });
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
}
