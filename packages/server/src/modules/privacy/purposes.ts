/** What data of a person may be used for beyond the order itself, each only with their consent. */
export const PURPOSES = ['ANALYTICS', 'MARKETING', 'LOYALTY'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Purposes that are closed to children: profiling and advertising (DPDP Act 2023 §9(3); GDPR recital 38). */
const ADULTS_ONLY: readonly Purpose[] = ['ANALYTICS', 'MARKETING'];

/** Whether a purpose is open to adults only. */
export function isForAdults(purpose: Purpose): boolean {
  return ADULTS_ONLY.includes(purpose);
}

/**
 * Whether somebody born in this year may still be under 18 (DPDP Act 2023 §2(f)). Only the year is known: all of the year in
 * which they turn 18 counts as under 18. The trigger `privacy_adults_only` says the same.
 */
export function mayBeChild(birthYear: number, now: Date): boolean {
  return now.getUTCFullYear() - birthYear <= 18;
}
