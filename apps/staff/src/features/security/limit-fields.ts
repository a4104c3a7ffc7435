/** A figure of the security settings, as somebody sets it. The bounds are the server's: it refuses what lies beyond. */
export interface LimitField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly says: string;
  readonly min: number;
  readonly max: number;
}

export const sessionFields = [
  { name: 'staffIdleMinutes', label: 'Staff: minutes without use', says: 'From 5 to 60', min: 5, max: 60 },
  { name: 'staffHours', label: 'Staff: hours at most', says: 'From 1 to 24', min: 1, max: 24 },
  { name: 'studentIdleMinutes', label: 'Students: minutes without use', says: '10080 is a week', min: 15, max: 43_200 },
  { name: 'studentHours', label: 'Students: hours at most', says: '720 is thirty days', min: 1, max: 720 },
  {
    name: 'sessionsAtMost',
    label: 'Sessions of one person at most',
    says: 'From 1 to 20',
    min: 1,
    max: 20,
  },
] as const satisfies readonly LimitField[];

export const guessFields = [
  { name: 'guessFreeTries', label: 'Wrong tries without a wait', says: 'From 3 to 10', min: 3, max: 10 },
  {
    name: 'guessWaitSecondsMax',
    label: 'Longest wait in seconds',
    says: '900 is a quarter of an hour',
    min: 60,
    max: 3_600,
  },
  { name: 'guessLockAfter', label: 'Wrong tries until it is locked', says: 'From 10 to 100', min: 10, max: 100 },
  {
    name: 'guessLockMinutes',
    label: 'Locked for minutes',
    says: 'From 15 to 1440, which is a day',
    min: 15,
    max: 1_440,
  },
  {
    name: 'addressTriesPerHour',
    label: 'Vain tries an hour from one network',
    says: 'From 30 to 5000; a college may share one address',
    min: 30,
    max: 5_000,
  },
] as const satisfies readonly LimitField[];

export const letterFields = [
  {
    name: 'addressLettersPerHour',
    label: 'Letters an hour asked for from one network',
    says: 'From 20 to 10000; a campus may share one address',
    min: 20,
    max: 10_000,
  },
  {
    name: 'mailboxLettersPerHour',
    label: 'Letters an hour to one address',
    says: 'From 2 to 20, whoever asks',
    min: 2,
    max: 20,
  },
] as const satisfies readonly LimitField[];

export const tillFields = [
  { name: 'tillIdleMinutes', label: 'Minutes without a touch', says: 'From 1 to 30; then it locks', min: 1, max: 30 },
  { name: 'pinLockAfter', label: 'Wrong PINs until it is closed', says: 'From 3 to 8, to that person', min: 3, max: 8 },
  { name: 'pinLockMinutes', label: 'Closed for minutes', says: 'From 30 to 1440, which is a day', min: 30, max: 1_440 },
] as const satisfies readonly LimitField[];

export const limitFields = [...sessionFields, ...guessFields, ...letterFields, ...tillFields];

export type Limit = (typeof limitFields)[number]['name'];

/** What is wrong with a figure; null when it lies within its bounds. */
export function boundsOf(value: number, min: number, max: number): string | null {
  return Number.isInteger(value) && value >= min && value <= max ? null : `From ${min} to ${max}`;
}
