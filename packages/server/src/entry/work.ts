import { AppError } from '@college-kiosk/kernel';
import { watchDemo } from './demo/watch-demo.ts';
import { openProcess, type ProcessOptions } from './open-process.ts';
import { RestartableBackground } from './restartable-background.ts';
import type { Serving } from './serve.ts';

/** Starts a process that works on jobs and serves nobody. */
export async function work(options: ProcessOptions): Promise<Serving> {
  const opened = await openProcess(options, {
    wakeRelay: () => background.wake(),
    resetDemo: async () => {
      throw new AppError('UNAVAILABLE', 'The demo is reset by a process that serves.');
    },
  });
  const { platform } = opened;
  const background = new RestartableBackground(() => opened.begin(true), platform.log);
  const demo = options.config.production
    ? null
    : await watchDemo({
        ...{ db: platform.db, log: platform.log },
        isResetting: () => false,
        follow: () =>
          background.pausedFor(async () => {
            opened.forget();
            await demo?.settle();
          }),
      });
  await background.start();
  return {
    routes: [],
    async stop() {
      await background.stop();
      await demo?.stop();
      await opened.close();
    },
  };
}
