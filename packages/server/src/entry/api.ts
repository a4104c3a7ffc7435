import { runProcess } from './run-process.ts';
import { seedDemo } from './seed/seed.ts';
import { serve } from './serve.ts';

/**
 * How long it goes on serving when it is told to stop: a balancer that asks `/health/ready` every two seconds, and wants to
 * hear no twice, sends nobody here any more by then.
 */
const LEAVE_MS = 5_000;

/** A process that serves HTTP and sockets, and leaves jobs to the workers. */
await runProcess('Serving', (options, ownerUrl) =>
  serve({
    ...{ ...options, works: false, leaveMs: LEAVE_MS },
    resetDemo: async () => void (await seedDemo(ownerUrl, new Date(), { reset: true, days: options.config.demoDays })),
  }),
);
