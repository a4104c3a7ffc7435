/** Where the present comes from. Modules never ask the system for the time; they are handed `now`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests and for the fake payment provider. */
export class ManualClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return this.instant;
  }

  /** Moves the clock forward (or back, with a negative figure). */
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }

  set(instant: Date): void {
    this.instant = instant;
  }
}
