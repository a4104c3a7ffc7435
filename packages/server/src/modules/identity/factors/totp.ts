import { HOTP, Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, a new code every thirty seconds. */
const FORM = { algorithm: 'SHA1', digits: 6 } as const;
const PERIOD_SECONDS = 30;
/** Steps before and after the present one whose code is taken: clocks differ (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;

/** Six digits and no others: foreign digits such as ٤٢ are no code. */
const SIX_DIGITS = /^[0-9]{6}$/;

/** Whether this has the form of an authenticator app’s code. */
export function isTotpCode(code: string): boolean {
  return SIX_DIGITS.test(code);
}

/** What the app is called in the list of an authenticator app. */
interface Label {
  readonly issuer: string;
  readonly account: string;
}

/** The address that an authenticator app reads from a QR code. */
export function otpauthUri(seed: Uint8Array, { issuer, account }: Label): string {
  const secret = new Secret({ buffer: bufferOf(seed) });
  return new TOTP({ ...FORM, period: PERIOD_SECONDS, issuer, label: account, secret }).toString();
}

/** The seed in base32, for people who type it. */
export function base32(seed: Uint8Array): string {
  return new Secret({ buffer: bufferOf(seed) }).base32;
}

/**
 * The step of thirty seconds since 1970 whose code this is: the present one, the one before or the one after; null when it is
 * none of theirs, or not six digits.
 */
export function stepOf(seed: Uint8Array, code: string, at: Date): number | null {
  if (!isTotpCode(code)) return null;
  const counter = Math.floor(at.getTime() / 1_000 / PERIOD_SECONDS);
  const secret = new Secret({ buffer: bufferOf(seed) });
  const delta = HOTP.validate({ ...FORM, token: code, secret, counter, window: DRIFT_STEPS });
  return delta === null ? null : counter + delta;
}

/** The bytes in a buffer of their own. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
