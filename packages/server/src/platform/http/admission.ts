import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseWatch } from '../db/watch.ts';
import { type Handler, pathOf } from './server.ts';
import { answerUnavailable, GRAPHQL_PATH, type Unavailable } from './unavailable.ts';

/**
 * Requests that one process works on at once. The pools hold some twenty connections each, and one core is busy with fewer;
 * more would only make each turn of the event loop longer, and one turn takes one new connection in.
 */
const AT_ONCE = 24;
/** Requests that may wait for their turn: about a second of work, so that nobody waits for what he has given up. */
const WAITING = 64;
/** How long one may wait for its turn. */
const WAIT_MS = 2_000;

const BUSY: Unavailable = {
  why: 'busy',
  message: 'The canteen is very busy. Try again in a moment.',
  retryAfterSeconds: 1,
};
const ASTRAY: Unavailable = {
  why: 'clock',
  message: 'The canteen cannot tell the time right now. Try again in a few seconds.',
  retryAfterSeconds: 5,
};
const SILENT: Unavailable = {
  why: 'silent',
  message: 'The canteen cannot answer right now. Try again in a few seconds.',
  retryAfterSeconds: 2,
};

/**
 * Lets in what can be worked on, lets a few wait, and tells the others at once to come again: under ten times the load that
 * a process can bear it does what it can and answers the rest. While the database is silent it answers for it, those who are
 * inside too; what becomes of their commands, the same id tells later.
 */
export class Admission {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly watch: DatabaseWatch,
    private readonly limits = { atOnce: AT_ONCE, waiting: WAITING, waitMs: WAIT_MS },
  ) {}

  /**
   * Answers whoever asks GraphQL and could not even wait, before anything else is done for him: under ten times the load
   * nine of ten hear no, and what a no costs is taken from those who are inside. True when it has.
   */
  turnsAway(request: IncomingMessage, response: ServerResponse): boolean {
    const why = this.trouble ?? (this.isFull ? BUSY : null);
    if (!why || pathOf(request) !== GRAPHQL_PATH) return false;
    answerUnavailable(request, response, why);
    return true;
  }

  /** The same handler, for as many as it can bear. */
  guard(handler: Handler): Handler {
    return async (request, response) => {
      const { trouble } = this;
      if (trouble) {
        answerUnavailable(request, response, trouble);
        return true;
      }
      if (!(await this.turn())) {
        answerUnavailable(request, response, BUSY);
        return true;
      }
      try {
        // Gone while it waited.
        if (request.socket.destroyed) return true;
        // It fell silent while this one waited: nothing is begun that nobody would hear of.
        const since = this.trouble;
        if (since) {
          answerUnavailable(request, response, since);
          return true;
        }
        return await this.unlessSilent(handler, request, response);
      } finally {
        this.leave();
      }
    };
  }

  /** Why nobody can be served. */
  private get trouble(): Unavailable | null {
    if (this.watch.isSilent) return SILENT;
    return this.watch.isAstray ? ASTRAY : null;
  }

  private get isFull(): boolean {
    return this.inside >= this.limits.atOnce && this.waiting.length >= this.limits.waiting;
  }

  /** Resolves to true when one may go in; whoever is told false was not counted. */
  private turn(): Promise<boolean> | true | false {
    if (this.inside < this.limits.atOnce) {
      this.inside += 1;
      return true;
    }
    if (this.isFull) return false;
    return new Promise((resolve) => {
      const enter = () => {
        clearTimeout(late);
        resolve(true);
      };
      const late = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        resolve(false);
      }, this.limits.waitMs);
      this.waiting.push(enter);
    });
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside -= 1;
  }

  private async unlessSilent(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    let forget = () => {};
    const silent = new Promise<true>((resolve) => {
      forget = this.watch.onceSilent(() => {
        if (response.headersSent) return;
        answerUnavailable(request, response, SILENT);
        resolve(true);
      });
    });
    const handled = Promise.resolve(handler(request, response));
    // Answered for already: what it still comes to is nobody's any more.
    handled.catch(() => {});
    try {
      return await Promise.race([handled, silent]);
    } finally {
      forget();
    }
  }
}
