import type { TillLimits } from '../till/till-limits.ts';

/** How often somebody may guess at an account, or from one place. */
export interface GuessLimits {
  /** Wrong tries that nobody waits for: people mistype. */
  readonly guessFreeTries: number;
  /** The longest wait between two tries, in seconds; waits double from one second on. */
  readonly guessWaitSecondsMax: number;
  /** Wrong tries after which one waits much longer, and the person hears of it. */
  readonly guessLockAfter: number;
  readonly guessLockMinutes: number;
  /** Tries of strangers from one block of addresses in an hour that came to nothing. */
  readonly addressTriesPerHour: number;
}

/**
 * What holds until somebody decides otherwise. OWASP ASVS 5.0 6.3.1 wants it written down; NIST SP 800-63B-4 §3.2.2 allows a
 * hundred wrong tries in a row and names waits that grow. A college behind one address has hundreds who mistype.
 */
export const DEFAULT_GUESS_LIMITS: GuessLimits = {
  guessFreeTries: 5,
  guessWaitSecondsMax: 900,
  guessLockAfter: 12,
  guessLockMinutes: 60,
  addressTriesPerHour: 300,
};

/** How often as many wrong PINs as lock one till are allowed at all tills together: one till alone never gets there. */
export const TILLS_TO_LOCK_ALL = 3;

/** What holds for one person's PIN at one till. */
export function pinGuessLimits({ pinLockAfter, pinLockMinutes }: TillLimits): GuessLimits {
  return {
    guessFreeTries: 3,
    guessWaitSecondsMax: 60,
    guessLockAfter: pinLockAfter,
    guessLockMinutes: pinLockMinutes,
    // Tills are known: where they are is not counted.
    addressTriesPerHour: Number.MAX_SAFE_INTEGER,
  };
}

/** What holds for it at all tills together. What somebody tries at one lets nobody wait at another. */
export function pinGuessLimitsOfAll(limits: TillLimits): GuessLimits {
  const guessLockAfter = TILLS_TO_LOCK_ALL * limits.pinLockAfter;
  return { ...pinGuessLimits(limits), guessFreeTries: guessLockAfter, guessLockAfter };
}

/** Under which key the tries at somebody's PIN are counted: those at one till, or at all together. */
export function pinBudgetKey(userId: string, deviceId?: string): string {
  return deviceId === undefined ? `PIN ${userId}` : `PIN ${userId} ${deviceId}`;
}

/** Within these bounds no setting lets a stranger try an account more than a hundred times in an hour, however often it is unlocked. */
export const GUESS_BOUNDS: Readonly<Record<keyof GuessLimits, { readonly min: number; readonly max: number }>> = {
  guessFreeTries: { min: 3, max: 10 },
  guessWaitSecondsMax: { min: 60, max: 3_600 },
  guessLockAfter: { min: 10, max: 100 },
  guessLockMinutes: { min: 15, max: 24 * 60 },
  addressTriesPerHour: { min: 30, max: 5_000 },
};

/** Tries that a budget has left until the next lock, at most, once somebody has opened it before its time. */
export const TRIES_AFTER_UNLOCK = 5;
/** The same of a PIN's. */
export const PINS_AFTER_UNLOCK = 3;
/** Minutes until it can be opened so again. */
export const MINUTES_BETWEEN_UNLOCKS = 20;

/** Seconds until the next try, after so many wrong ones. */
export function waitAfter(wrong: number, limits: GuessLimits): number {
  if (wrong < limits.guessFreeTries) return 0;
  return Math.min(2 ** (wrong - limits.guessFreeTries), limits.guessWaitSecondsMax);
}
