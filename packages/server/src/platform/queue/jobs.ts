import { createPostgresBackend, type Job, withBackend } from 'bullmq';
import type { Logger } from 'pino';
import { JOBS_SCHEMA } from './migrate-jobs.ts';

const QUEUE = 'canteen';
const { Queue, Worker } = withBackend(createPostgresBackend);

/** Work that repeats: a look for what is due. It finds its work in the tables, so a lost run loses nothing. */
export interface RecurringJob {
  readonly name: string;
  readonly everySeconds: number;
  run(): Promise<void>;
}

export interface JobsOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly recurring: readonly RecurringJob[];
  /** Runs a reaction that an event asked for. */
  react(eventId: string): Promise<void>;
}

export interface Jobs {
  /** Asks the worker to look at an event. Saying it twice is one job. */
  enqueueReactions(eventIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The queue and its worker, on PostgreSQL. A job is only a hint to look at the tables: its id is the event's, its
 * payload is nothing, and a sweep finds whatever a lost job would have found.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const connection = { connectionString: options.databaseUrl, schema: JOBS_SCHEMA, skipMigrations: true, max: 4 };
  const queue = new Queue(QUEUE, { connection });
  const recurring = new Map(options.recurring.map((job) => [job.name, job]));

  const run = async (job: Job): Promise<void> => {
    if (job.name === 'react') return options.react(job.id ?? '');
    await recurring.get(job.name)?.run();
  };
  const worker = new Worker(QUEUE, run, { connection, concurrency: 4 });
  worker.on('failed', (job, error) => options.log.warn({ err: error, job: job?.name }, 'job failed'));
  worker.on('error', (error) => options.log.warn({ err: error }, 'worker'));
  queue.on('error', (error) => options.log.warn({ err: error }, 'queue'));
  await queue.waitUntilReady();
  for (const job of options.recurring) {
    await queue.upsertJobScheduler(
      job.name,
      { every: job.everySeconds * 1_000 },
      { name: job.name, opts: { removeOnComplete: true, removeOnFail: 100 } },
    );
  }

  return {
    async enqueueReactions(eventIds) {
      if (eventIds.length === 0) return;
      const opts = {
        attempts: 5,
        backoff: { type: 'exponential', delay: 500 },
        removeOnComplete: true,
        removeOnFail: true,
      };
      await queue.addBulk(eventIds.map((id) => ({ name: 'react', data: {}, opts: { ...opts, jobId: id } })));
    },
    async stop() {
      await worker.close();
      await queue.close();
    },
  };
}
