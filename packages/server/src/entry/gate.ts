import { AppError } from '@college-kiosk/kernel';
import type { Handler } from '../platform/http/server.ts';
import { answerUnavailable } from '../platform/http/unavailable.ts';

const MESSAGE = 'The demo canteen is being set up anew. Try again in a few seconds.';
const RETRY_AFTER_SECONDS = 5;
/** How long a request that is inside may take to finish before the work behind the closed gate begins all the same. */
const DRAIN_MS = 5_000;

/** What stands before everything that reads or writes the canteen: closed, it lets nobody in and those inside finish. */
export class Gate {
  private inside = 0;
  private closed = false;
  private left: () => void = () => {};

  get isClosed(): boolean {
    return this.closed;
  }

  /** The same handler, behind this gate. */
  guard(handler: Handler): Handler {
    return async (request, response) => {
      if (!this.closed) return this.passing(async () => handler(request, response));
      answerUnavailable(request, response, {
        ...{ why: 'reset', message: MESSAGE, retryAfterSeconds: RETRY_AFTER_SECONDS },
      });
      return true;
    };
  }

  /**
   * Works while nobody is inside but those who ask for it: one caller who came in through this gate, or none where this
   * process asks by itself. Throws UNAVAILABLE when it is closed already.
   */
  async closedFor<Done>(work: () => Promise<Done>, asking: 'one inside' | 'nobody inside'): Promise<Done> {
    if (this.closed) throw new AppError('UNAVAILABLE', MESSAGE, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.closed = true;
    try {
      await this.atMostInside(asking === 'one inside' ? 1 : 0);
      return await work();
    } finally {
      this.closed = false;
    }
  }

  private async passing<Done>(pass: () => Promise<Done>): Promise<Done> {
    this.inside += 1;
    try {
      return await pass();
    } finally {
      this.inside -= 1;
      this.left();
    }
  }

  /** Resolves when no more are inside, or when the rest take too long. */
  private atMostInside(count: number): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, DRAIN_MS);
      this.left = () => {
        if (this.inside > count) return;
        clearTimeout(late);
        this.left = () => {};
        resolve();
      };
      this.left();
    });
  }
}
