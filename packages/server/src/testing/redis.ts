import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '../platform/postgres-server/index.ts';

/** Whether this machine has Redis: what needs it is skipped, and shown as skipped, where it has not. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of a test's own, which keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Forgets everything, as an operator might make it. */
  flush(): Promise<void>;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again, empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    await ask((redis) => redis.ping());
  };
  const ask = async (what: (redis: Redis) => Promise<unknown>) => {
    const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on('error', () => {});
    await what(redis);
    redis.disconnect();
  };
  await start();
  return {
    url,
    start,
    flush: () => ask((redis) => redis.flushall()),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
