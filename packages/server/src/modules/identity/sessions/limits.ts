/** One session too many: the oldest ends, or the newest is not opened unless the person says that the oldest shall end. */
export const ONE_SESSION_MORE = ['END_OLDEST', 'REFUSE_NEWEST'] as const;
export type OneSessionMore = (typeof ONE_SESSION_MORE)[number];

/** How long a session lasts, and how many of them one person may have. */
export interface SessionLimits {
  /** Minutes without a sign of life after which a session of staff is over. */
  readonly staffIdleMinutes: number;
  /** Hours after which it is over whatever happens. */
  readonly staffHours: number;
  readonly studentIdleMinutes: number;
  readonly studentHours: number;
  readonly sessionsAtMost: number;
  /** What happens when a person who has that many signs in once more. */
  readonly oneSessionMore: OneSessionMore;
}

/**
 * What holds until somebody decides otherwise. Staff: NIST SP 800-63B-4 §2.2.3 (AAL2) asks to sign in again after at most
 * 24 hours, or one hour without activity; twelve hours are the longest working day here. Students, who may order and see
 * what is their own: §2.1.3 (AAL1), thirty days. OWASP ASVS 5.0 7.1.1, 7.1.2, 7.3.1, 7.3.2 want the three written down and kept.
 */
export const DEFAULT_LIMITS: SessionLimits = {
  staffIdleMinutes: 60,
  staffHours: 12,
  studentIdleMinutes: 7 * 24 * 60,
  studentHours: 30 * 24,
  sessionsAtMost: 5,
  oneSessionMore: 'END_OLDEST',
};

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Nobody sets a limit beyond what its source allows, or so low that nobody could work. */
export const LIMIT_BOUNDS: Readonly<Record<Exclude<keyof SessionLimits, 'oneSessionMore'>, Bounds>> = {
  staffIdleMinutes: { min: 5, max: 60 },
  staffHours: { min: 1, max: 24 },
  studentIdleMinutes: { min: 15, max: 30 * 24 * 60 },
  studentHours: { min: 1, max: 30 * 24 },
  sessionsAtMost: { min: 1, max: 20 },
};

/** Of somebody who has a role besides that of a student more is at stake. */
export function isStudent(roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every((role) => role === 'student');
}

/** The two limits that hold for somebody with these roles, in milliseconds. */
export function limitsOf(limits: SessionLimits, roles: readonly string[]): { idleMs: number; longestMs: number } {
  return isStudent(roles)
    ? { idleMs: limits.studentIdleMinutes * 60_000, longestMs: limits.studentHours * 3_600_000 }
    : { idleMs: limits.staffIdleMinutes * 60_000, longestMs: limits.staffHours * 3_600_000 };
}

/** Whether a session is over by the limits that hold now. */
export function isOver(
  session: { readonly createdAt: Date; readonly lastSeenAt: Date },
  { idleMs, longestMs }: ReturnType<typeof limitsOf>,
  now: Date,
): boolean {
  return now.getTime() >= Math.min(session.createdAt.getTime() + longestMs, session.lastSeenAt.getTime() + idleMs);
}
