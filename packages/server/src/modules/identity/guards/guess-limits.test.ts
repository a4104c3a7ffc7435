import { expect, test } from 'vitest';
import {
  DEFAULT_GUESS_LIMITS,
  GUESS_BOUNDS,
  type GuessLimits,
  MINUTES_BETWEEN_UNLOCKS,
  TRIES_AFTER_UNLOCK,
  waitAfter,
} from './guess-limits.ts';

test('no setting within its bounds lets strangers try an account more than a hundred times in an hour, unlocked whenever it can be', () => {
  const {
    guessFreeTries: free,
    guessWaitSecondsMax: wait,
    guessLockAfter: after,
    guessLockMinutes: lock,
  } = GUESS_BOUNDS;
  for (let lockAfter = after.min; lockAfter <= after.max; lockAfter += 1) {
    for (let freeTries = free.min; freeTries <= free.max; freeTries += 1) {
      const limits = {
        ...{ ...DEFAULT_GUESS_LIMITS, guessFreeTries: freeTries, guessWaitSecondsMax: wait.min },
        ...{ guessLockAfter: lockAfter, guessLockMinutes: lock.min },
      };
      expect(triesInAnHour(limits)).toBeLessThanOrEqual(100);
    }
  }
});

/** The most that can fall into any hour, for who waits no second longer than told, and is unlocked as soon as that can be. */
function triesInAnHour(limits: GuessLimits): number {
  const at: number[] = [];
  for (let second = 0, wrong = 0, unlockable = 0; second < 4 * 3_600; ) {
    at.push(second);
    wrong += 1;
    const isLocked = wrong >= limits.guessLockAfter;
    const ends = second + limits.guessLockMinutes * 60;
    if (isLocked && unlockable < ends) {
      second = Math.max(second, unlockable);
      unlockable = second + MINUTES_BETWEEN_UNLOCKS * 60;
      wrong = limits.guessLockAfter - TRIES_AFTER_UNLOCK;
      continue;
    }
    second = isLocked ? ends : second + waitAfter(wrong, limits);
    if (isLocked) wrong = 0;
  }
  return Math.max(...at.map((begin) => at.filter((second) => second >= begin && second < begin + 3_600).length));
}
