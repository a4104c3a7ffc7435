import type { PersistedDocuments } from '../platform/graphql/documents.ts';
import { watchDemo } from './demo/watch-demo.ts';
import { openEdge, webhook } from './edge.ts';
import { Gate } from './gate.ts';
import { openProcess, type ProcessOptions } from './open-process.ts';
import { RestartableBackground } from './restartable-background.ts';

export interface Serving {
  /** The paths that it answers, as the router has them. */
  readonly routes: readonly string[];
  /** Drains and closes, outermost first; the database is left to whoever opened it. */
  stop(): Promise<void>;
}

export interface ServeOptions extends ProcessOptions {
  /** Whether this process works on jobs as well. */
  readonly works: boolean;
  /** How long it goes on serving after it was told to stop, in milliseconds: others are told meanwhile. None unless said. */
  readonly leaveMs?: number;
  /** The documents of our own apps; those that the build wrote down unless said. */
  readonly documents?: PersistedDocuments;
  /** Empties the demo canteen and fills it again, wholly or not at all. */
  resetDemo(): Promise<void>;
}

/** Starts a process that serves, innermost first: pool, provider, relay and jobs, then HTTP and sockets. */
export async function serve({ works, leaveMs = 0, resetDemo, documents, ...options }: ServeOptions): Promise<Serving> {
  const { config } = options;
  const gate = new Gate();
  const opened = await openProcess(options, {
    wakeRelay: () => background.wake(),
    resetDemo: () => gate.closedFor(() => startAnew(resetDemo), 'one inside'),
  });
  const { platform, practice, watch } = opened;
  const background = new RestartableBackground(() => opened.begin(works), platform.log);
  const edge = await openEdge({
    config,
    platform,
    gate,
    watch,
    documents,
    practice: (...call) => practice?.page(...call) ?? false,
  });
  practice?.deliverTo(gate.guard(webhook(platform)));
  const demo = config.production
    ? null
    : await watchDemo({
        ...{ db: platform.db, log: platform.log },
        isResetting: () => gate.isClosed,
        follow: () => gate.closedFor(() => startAnew(async () => {}), 'nobody inside'),
      });

  /** A canteen of its own beginning: nobody is inside, nothing works on the old one, nothing of it is remembered. */
  async function startAnew(reset: () => Promise<void>): Promise<void> {
    edge.endStreams('The demo canteen is being set up anew.');
    await background.pausedFor(async () => {
      await reset();
      opened.forget();
      await demo?.settle();
    });
  }

  const close = async () => {
    await edge.stop();
    await background.stop();
    await demo?.stop();
    await opened.close();
  };
  try {
    await background.start();
    await edge.listen();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    routes: edge.routes,
    async stop() {
      await edge.leave(leaveMs);
      await close();
    },
  };
}
