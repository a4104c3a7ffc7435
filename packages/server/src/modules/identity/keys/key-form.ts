import { crc32 } from 'node:zlib';
import { randomToken } from '../../../platform/auth/credentials.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FORM = /^(ck_live_[A-Za-z0-9_-]{43})_([0-9A-Za-z]{6})$/;

/**
 * A new API key: `ck_live_`, 256 random bits, and a checksum. Scanners for secrets find one by its form, and know by the
 * checksum that it is no accident.
 */
export function newKey(): string {
  const body = `ck_live_${randomToken()}`;
  return `${body}_${checksum(body)}`;
}

/** Whether this can be a key at all; one that was mistyped is not looked for. */
export function isKeyForm(text: string): boolean {
  const [, body, sum] = FORM.exec(text) ?? [];
  return body !== undefined && checksum(body) === sum;
}

/** CRC-32 in base 62, six digits. It finds typing errors and guards nothing: the digest in the database does. */
function checksum(body: string): string {
  let rest = crc32(body);
  let digits = '';
  for (let n = 0; n < 6; n += 1) {
    digits = DIGITS[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
