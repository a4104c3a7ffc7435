import { assert } from './fault.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const pattern = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABD-J][0-9A-Z]$/;

/** Whether two digits are a GST State code: 01–24, 26, 27, 29–38 or 97 (other territory). §1.7 of the domain rules. */
export function isGstStateCode(code: string): boolean {
  if (!/^\d{2}$/.test(code)) return false;
  const n = Number(code);
  return (n >= 1 && n <= 24) || n === 26 || n === 27 || (n >= 29 && n <= 38) || n === 97;
}

/**
 * The 15th character of a GSTIN from the first 14: values in base 36, weighed 1, 2, 1, 2 …, quotient and remainder by 36
 * added up, and what is missing to a multiple of 36. §1.7 of the domain rules.
 * @throws Fault unless given 14 digits and upper case letters.
 */
export function gstinCheckCharacter(first14: string): string {
  assert(/^[0-9A-Z]{14}$/.test(first14), 'the check is made from 14 digits and upper case letters', { first14 });
  let sum = 0;
  for (let i = 0; i < 14; i += 1) {
    const product = digits.indexOf(first14.charAt(i)) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return digits.charAt((36 - (sum % 36)) % 36);
}

/**
 * Whether a text is the GSTIN of a regular taxpayer: form, State code and check character. Upper case only, no spaces; a
 * form brings what was typed into that shape first. It says nothing about whether the registration is live.
 */
export function isValidGstin(text: string): boolean {
  return (
    pattern.test(text) && isGstStateCode(text.slice(0, 2)) && gstinCheckCharacter(text.slice(0, 14)) === text.charAt(14)
  );
}
