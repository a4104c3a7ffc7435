/** Where the present comes from. Modules never ask the system for the time; they are handed `now`. */
export interface Clock {
  now(): Date;
  /** Milliseconds that have passed since some moment: what lasts is measured by it, since nobody can set it. */
  elapsedMs(): number;
}

export const systemClock: Clock = { now: () => new Date(), elapsedMs: () => performance.now() };
