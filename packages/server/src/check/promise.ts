import type { Target } from '../entry/replay/api.ts';

/** A product, and its database where we may look into it. */
export interface CheckedTarget extends Target {
  readonly databaseUrl?: string | undefined;
  /** Its data folder, where it is on this machine. */
  readonly dataDir?: string;
  /** The process that serves, where it is on this machine. */
  readonly pid?: number;
}

export interface CheckOptions {
  /** The product to be checked: the one that was named, else one of its own that goes when the check is over. */
  target(): Promise<CheckedTarget>;
  readonly seed: number;
  /** 1 is the full check; a fiftieth of some runs among the tests. */
  readonly scale: number;
  say(line: string): void;
}

export interface Checked {
  /** What was promised and did not hold, one line each. */
  readonly violations: readonly string[];
  /** What was tried, in numbers. */
  readonly figure: string;
  /** Why it could not be tried here; then it neither holds nor is broken. */
  readonly skipped?: string;
}

/** A safety promise put to the test. What has to break things starts processes of its own. */
export type Check = (options: CheckOptions) => Promise<Checked>;

/** Told in the figure of a check whose part about Redis was left out. */
export const NO_REDIS = 'Redis skipped: none is installed';
