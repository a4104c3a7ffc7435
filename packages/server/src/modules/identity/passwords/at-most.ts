import { AppError } from '@college-kiosk/kernel';

interface Room {
  readonly atOnce: number;
  /** How many may wait for their turn; whoever comes after them is turned away. */
  readonly waiting: number;
}

/** Runs so much at once and no more, in the order of coming. Throws UNAVAILABLE (with when to come again) at a full queue. */
export function atMost({ atOnce, waiting }: Room): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running += 1;
    else if (queue.length >= waiting) {
      throw new AppError('UNAVAILABLE', 'Too many are signing in at this moment. Try again in a few seconds.', {
        retryAfterSeconds: 2,
      });
    } else await new Promise<void>((go) => queue.push(go));
    try {
      return await work();
    } finally {
      // Whoever is next takes over this place; it is never free in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
