import { runProcess } from './run-process.ts';
import { work } from './work.ts';

/** A process that works on jobs and serves nobody. */
await runProcess('Working', work);
