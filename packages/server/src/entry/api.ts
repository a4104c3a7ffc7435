import { runProcess } from './run-process.ts';
import { seedDemo } from './seed/seed.ts';
import { serve } from './serve.ts';

/** A process that serves HTTP and sockets, and leaves jobs to the workers. */
await runProcess('Serving', (options, ownerUrl) =>
  serve({
    ...{ ...options, works: false },
    resetDemo: async () => void (await seedDemo(ownerUrl, new Date(), { reset: true })),
  }),
);
