import type { Comparison } from './day-run.ts';
import { reconcile } from './reconcile.ts';
import type { Replayed } from './run-day.ts';

interface VerdictOptions {
  /** Orders arrived whatever became of those before them: nothing may queue up, and nobody may be put off. */
  readonly openLoop: boolean;
  /** Processes were killed on the way: answers were lost on purpose. */
  readonly disturbed: boolean;
}

/** Everything that must hold of a day that was replayed. */
export function compareAll(replayed: Replayed, { openLoop, disturbed }: VerdictOptions): Comparison[] {
  const { run, troubles, unanswered, arrivals } = replayed;
  const failed = { what: `requests that failed ${troubles.length}`, differences: troubles };
  if (!openLoop && !disturbed) return [...reconcile(run), failed];
  const putOff = {
    what: `answers that were lost or put off ${unanswered}${disturbed ? ', processes were killed' : ''}`,
    differences: disturbed || unanswered === 0 ? [] : [`${unanswered} answers were lost or put off`],
  };
  return [...reconcile(run), failed, putOff, ...(openLoop ? [arrivals.compare(disturbed)] : [])];
}
