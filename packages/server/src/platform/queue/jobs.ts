import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, type Job, type JobsOptions, Queue, Worker, withBackend } from 'bullmq';
import type { Logger } from 'pino';
import { JOBS_SCHEMA } from './migrate-jobs.ts';

const QUEUE = 'canteen';
const onPostgres = withBackend(createPostgresBackend);

/** How often the worker looks whether all recurring jobs are still planned: the store may have been emptied. */
const PLANS_LOOKED_AT_MS = 5_000;

/** How long the store may take over a hint. */
const COMMAND_MS = 1_000;

/** Where jobs are kept: in the database, or in Redis where there is one. They are hints; either may be emptied. */
export type JobStore = { readonly databaseUrl: string } | { readonly redisUrl: string };

/** Work that repeats: a look for what is due. It finds its work in the tables, so a lost run loses nothing. */
export interface RecurringJob {
  readonly name: string;
  readonly everySeconds: number;
  run(): Promise<void>;
}

export interface Jobs {
  /** Asks a worker to look at an event. Saying it twice is one job. Fails while the store is away. */
  enqueueReactions(eventIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the queue. A job is only a hint to look at the tables: its id is the event's, its payload is nothing. */
export function openJobs(store: JobStore, log: Logger): Jobs {
  const queue = queueOn(store);
  queue.on('error', (error) => log.warn({ err: error }, 'queue'));
  return {
    async enqueueReactions(eventIds) {
      const opts = {
        attempts: 5,
        backoff: { type: 'exponential', delay: 500 },
        removeOnComplete: true,
        removeOnFail: true,
      };
      // One by one: adding many at once makes a sequence, which the application's role may not do in the queue's schema.
      const added = Promise.all(eventIds.map((jobId) => queue.add('react', {}, { ...opts, jobId })));
      const late = sleep(COMMAND_MS, undefined, { ref: false }).then(() => {
        throw new Error('The queue does not answer.');
      });
      await Promise.race([added, late]);
    },
    stop: () => queue.close(),
  };
}

export interface WorkerOptions {
  readonly store: JobStore;
  readonly log: Logger;
  readonly recurring: readonly RecurringJob[];
  /** Runs a reaction that an event asked for. */
  react(eventId: string): Promise<void>;
}

/** Starts a worker. A sweep among the recurring jobs finds whatever a lost job would have found. */
export function startWorker({ store, log, ...options }: WorkerOptions): { stop(): Promise<void> } {
  const recurring = new Map(options.recurring.map((job) => [job.name, job]));
  const worker = workerOn(store, async (job) => {
    if (job.name === 'react') return options.react(job.id ?? '');
    await recurring.get(job.name)?.run();
  });
  worker.on('failed', (job, error) => log.warn({ err: error, job: job?.name }, 'job failed'));
  worker.on('error', (error) => log.warn({ err: error }, 'worker'));
  const queue = queueOn(store);
  queue.on('error', (error) => log.warn({ err: error }, 'queue'));
  // The store may be away just now: what repeats is planned when it is there.
  const look = () => plan(queue, options.recurring).catch((error: unknown) => log.warn({ err: error }, 'plans'));
  void look();
  const looking = setInterval(look, PLANS_LOOKED_AT_MS);
  return {
    async stop() {
      clearInterval(looking);
      await worker.close();
      await queue.close();
    },
  };
}

/** Plans the recurring jobs that are not planned. */
async function plan(queue: AnyQueue, recurring: readonly RecurringJob[]): Promise<void> {
  const planned = new Map((await queue.getJobSchedulers()).map(({ key, every }) => [key, every]));
  for (const { name, everySeconds } of recurring) {
    const every = everySeconds * 1_000;
    if (planned.get(name) === every) continue;
    await queue.upsertJobScheduler(name, { every }, { name, opts: { removeOnComplete: true, removeOnFail: 100 } });
  }
}

/** What we use of a queue, whichever store it is on. */
interface AnyQueue {
  add(name: string, data: object, opts: JobsOptions): Promise<unknown>;
  getJobSchedulers(): Promise<{ key: string; every?: number }[]>;
  upsertJobScheduler(id: string, repeat: { every: number }, job: { name: string; opts: object }): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

function queueOn(store: JobStore): AnyQueue {
  if ('databaseUrl' in store) return new onPostgres.Queue(QUEUE, { connection: inDatabase(store.databaseUrl) });
  // Fails soon while Redis is away or silent: what is enqueued is a hint, and nobody waits for a hint.
  const impatient = { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS };
  return new Queue(QUEUE, { connection: { url: store.redisUrl, ...impatient } });
}

function workerOn(store: JobStore, run: (job: Pick<Job, 'name' | 'id'>) => Promise<void>) {
  const concurrency = 4;
  return 'databaseUrl' in store
    ? new onPostgres.Worker(QUEUE, run, { connection: inDatabase(store.databaseUrl), concurrency })
    : new Worker(QUEUE, run, { connection: { url: store.redisUrl, maxRetriesPerRequest: null }, concurrency });
}

function inDatabase(databaseUrl: string) {
  return { connectionString: databaseUrl, schema: JOBS_SCHEMA, skipMigrations: true, max: 4 };
}
