/** A clock that stands still until it is moved. Fits wherever a clock is asked for its `now()`. */
export class ManualClock {
  private elapsed = 0;

  constructor(private instant: Date) {}

  now(): Date {
    return this.instant;
  }

  elapsedMs(): number {
    return this.elapsed;
  }

  /** Lets so much time pass; with a negative figure somebody sets the clock back, and none passes. */
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
    this.elapsed += Math.max(0, milliseconds);
  }

  set(instant: Date): void {
    this.advance(instant.getTime() - this.instant.getTime());
  }
}

/** A clock that runs, and is wrong by so many milliseconds: a machine whose battery is empty, or an operator's slip. */
export class SkewedClock {
  constructor(private offsetMs: number) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  elapsedMs(): number {
    return performance.now();
  }

  /** Somebody sets it: it jumps by so much. */
  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}
