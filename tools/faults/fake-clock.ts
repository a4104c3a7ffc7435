/** A clock that stands still until it is moved. Fits wherever a clock is asked for its `now()`. */
export class ManualClock {
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

/** A clock that runs, and is wrong by so many milliseconds: a machine whose battery is empty, or an operator's slip. */
export class SkewedClock {
  constructor(private offsetMs: number) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Somebody sets it: it jumps by so much. */
  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}
