import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { resolveActor } from '../platform/auth/credentials.ts';
import type { Background } from './background.ts';
import { openEdge, webhook } from './edge.ts';
import { Gate } from './gate.ts';
import { openProcess, type ProcessOptions } from './open-process.ts';

const RETRY_MS = 500;

export interface Serving {
  /** Drains and closes, outermost first; the database is left to whoever opened it. */
  stop(): Promise<void>;
}

export interface ServeOptions extends ProcessOptions {
  /** Whether this process works on jobs as well. */
  readonly works: boolean;
  /** How long it goes on serving after it was told to stop, in milliseconds: others are told meanwhile. None unless said. */
  readonly leaveMs?: number;
  /** Empties the demo canteen and fills it again, wholly or not at all. */
  resetDemo(): Promise<void>;
}

/** Starts a process that serves, innermost first: pool, provider, relay and jobs, then HTTP and sockets. */
export async function serve({ works, leaveMs = 0, resetDemo, ...options }: ServeOptions): Promise<Serving> {
  const { config } = options;
  const gate = new Gate();
  let background: Background | null = null;
  let stopping = false;
  const opened = await openProcess(options, {
    wakeRelay: () => background?.wake(),
    resetDemo: () => gate.closedFor(startAnew),
  });
  const { platform, practice, watch } = opened;
  const begin = () => opened.begin(works);
  const edge = await openEdge({
    config,
    platform,
    gate,
    watch,
    practice: (...call) => practice?.page(...call) ?? false,
  });
  practice?.deliverTo(gate.guard(webhook(platform)));

  /** A canteen of its own beginning: nobody is inside, nothing works on the old one, nothing of it is remembered. */
  async function startAnew(): Promise<void> {
    edge.endStreams('The demo canteen is being set up anew.');
    await background?.stop();
    try {
      await resetDemo();
      opened.forgetHeads();
      platform.sockets.use(resolveActor).forget(null);
    } finally {
      background = await again(begin, () => stopping, platform.log);
    }
  }

  const close = async () => {
    stopping = true;
    await edge.stop();
    await background?.stop();
    await opened.close();
  };
  try {
    background = await begin();
    await edge.listen();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async stop() {
      await edge.leave(leaveMs);
      await close();
    },
  };
}

/** Tries until it works or we stop: the database may be away, and without a relay nobody may be let in again. */
async function again<Done>(attempt: () => Promise<Done>, isOver: () => boolean, log: Logger): Promise<Done | null> {
  while (!isOver()) {
    try {
      return await attempt();
    } catch (error) {
      log.warn({ err: error }, 'jobs and relay do not begin yet');
      await sleep(RETRY_MS);
    }
  }
  return null;
}
