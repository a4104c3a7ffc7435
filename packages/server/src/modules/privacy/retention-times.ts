import type { KeptKind } from '../../platform/personal/kept-for-a-time.ts';

/** For how many days after it is over each kind of record is kept. */
export interface RetentionTimes {
  readonly endedSessionsDays: number;
  readonly vainTriesDays: number;
  readonly sentLettersDays: number;
  readonly unconfirmedRegistrationsDays: number;
  readonly unusedDevicesDays: number;
  readonly oldLinksDays: number;
}

/**
 * What holds until somebody decides otherwise: as long as somebody may ask what happened, and no longer (GDPR 5(1)(e), DPDP Act 2023 §8(7);
 * OWASP ASVS 5.0 14.2.4). The audit trail is kept by rules of its own.
 */
export const DEFAULT_RETENTION: RetentionTimes = {
  endedSessionsDays: 30,
  vainTriesDays: 7,
  sentLettersDays: 90,
  unconfirmedRegistrationsDays: 14,
  unusedDevicesDays: 365,
  oldLinksDays: 7,
};

/** Nothing goes while it still does something: a lock lasts for a day, a link to confirm an address two; a device is known for a year. */
export const RETENTION_BOUNDS: Readonly<Record<keyof RetentionTimes, { readonly min: number; readonly max: number }>> =
  {
    endedSessionsDays: { min: 1, max: 365 },
    vainTriesDays: { min: 2, max: 90 },
    sentLettersDays: { min: 7, max: 730 },
    unconfirmedRegistrationsDays: { min: 3, max: 90 },
    unusedDevicesDays: { min: 30, max: 365 },
    oldLinksDays: { min: 1, max: 90 },
  };

/** By which figure each kind is kept. */
export const DAYS_OF: Readonly<Record<KeptKind, keyof RetentionTimes>> = {
  ENDED_SESSIONS: 'endedSessionsDays',
  VAIN_TRIES: 'vainTriesDays',
  SENT_LETTERS: 'sentLettersDays',
  UNCONFIRMED_REGISTRATIONS: 'unconfirmedRegistrationsDays',
  UNUSED_DEVICES: 'unusedDevicesDays',
  OLD_LINKS: 'oldLinksDays',
};
