/** When a till locks itself, and how many wrong PINs close a till to a person. */
export interface TillLimits {
  /** Minutes without a touch after which a till locks itself: whoever steps away leaves it to the next. */
  readonly tillIdleMinutes: number;
  /** Wrong PINs at one till after which it is closed to that person; thrice as many at all together close all. */
  readonly pinLockAfter: number;
  readonly pinLockMinutes: number;
}

/**
 * What holds until somebody decides otherwise. A PIN is four digits: ten tries an hour are one in a thousand, and somebody would stand at the
 * counter for it.
 */
export const DEFAULT_TILL_LIMITS: TillLimits = { tillIdleMinutes: 5, pinLockAfter: 5, pinLockMinutes: 30 };

/** Within these bounds no setting lets anybody try a PIN more than sixteen times in an hour at one till, or forty-eight at all: short secrets bear no more. */
export const TILL_BOUNDS: Readonly<Record<keyof TillLimits, { readonly min: number; readonly max: number }>> = {
  tillIdleMinutes: { min: 1, max: 30 },
  pinLockAfter: { min: 3, max: 8 },
  pinLockMinutes: { min: 30, max: 24 * 60 },
};
