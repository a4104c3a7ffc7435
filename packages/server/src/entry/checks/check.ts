import type { Target } from '../replay/api.ts';

export interface CheckOptions {
  readonly target: Target;
  readonly seed: number;
  /** 1 is the full check; a fiftieth of it runs among the tests. */
  readonly scale: number;
  say(line: string): void;
}

interface Checked {
  /** What was promised and did not hold, one line each. */
  readonly violations: readonly string[];
  /** What was tried, in numbers. */
  readonly figure: string;
}

/** A safety promise put to the test against a running product. */
export type Check = (options: CheckOptions) => Promise<Checked>;
