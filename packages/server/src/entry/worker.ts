import { AppError } from '@college-kiosk/kernel';
import type { Background } from './background.ts';
import { openProcess } from './open-process.ts';
import { runProcess } from './run-process.ts';

/** A process that works on jobs and serves nobody. */
await runProcess('Working', async (options) => {
  let background: Background | null = null;
  const opened = await openProcess(options, {
    wakeRelay: () => background?.wake(),
    resetDemo: async () => {
      throw new AppError('UNAVAILABLE', 'The demo is reset by a process that serves.');
    },
  });
  background = await opened.begin(true);
  return {
    async stop() {
      await background?.stop();
      await opened.close();
    },
  };
});
