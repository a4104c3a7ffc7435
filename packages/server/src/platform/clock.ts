/** Where the present comes from. Modules never ask the system for the time; they are handed `now`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
