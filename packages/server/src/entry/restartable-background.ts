import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Background } from './background.ts';

const RETRY_MS = 500;

/** What works in a process without being asked, and can be ended and begun again while the process goes on. */
export class RestartableBackground {
  private current: Background | null = null;
  private stopped = false;
  private pause: Promise<void> = Promise.resolve();

  constructor(
    private readonly begin: () => Promise<Background>,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.current = await this.begin();
  }

  /** Something was committed: the relay looks now. */
  wake(): void {
    this.current?.wake();
  }

  /** Does this while nothing works, and begins again whatever came of it. Throws what it throws. */
  async pausedFor(doing: () => Promise<void>): Promise<void> {
    this.pause = this.pauseFor(doing);
    await this.pause;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    // What begins just now is ended, too.
    await this.pause.catch(() => {});
    await this.end();
  }

  private async pauseFor(doing: () => Promise<void>): Promise<void> {
    await this.end();
    try {
      await doing();
    } finally {
      this.current = await this.again();
    }
  }

  private async end(): Promise<void> {
    const { current } = this;
    this.current = null;
    await current?.stop();
  }

  /** Tries until it works or we stop: the database may be away, and without a relay nobody may be let in again. */
  private async again(): Promise<Background | null> {
    while (!this.stopped) {
      try {
        return await this.begin();
      } catch (error) {
        this.log.warn({ err: error }, 'jobs and relay do not begin yet');
        await sleep(RETRY_MS);
      }
    }
    return null;
  }
}
