/** How many letters strangers may have us send: whoever registers, or asks for a new password, names the mailbox that gets one. */
export interface LetterLimits {
  /** Asked for from one block of addresses in an hour. */
  readonly addressLettersPerHour: number;
  /** To one mailbox in an hour, whoever asks, and whether the address is known here or not. */
  readonly mailboxLettersPerHour: number;
}

/**
 * What holds until somebody decides otherwise. A campus is behind one address: of two thousand who are admitted in a week half may
 * register in one hour. Nobody needs a fifth letter in an hour; OWASP ASVS 5.0 2.4.1 and 6.3.1 want the figures written down.
 */
export const DEFAULT_LETTER_LIMITS: LetterLimits = { addressLettersPerHour: 1_000, mailboxLettersPerHour: 5 };

export const LETTER_BOUNDS: Readonly<Record<keyof LetterLimits, { readonly min: number; readonly max: number }>> = {
  addressLettersPerHour: { min: 20, max: 10_000 },
  mailboxLettersPerHour: { min: 2, max: 20 },
};
