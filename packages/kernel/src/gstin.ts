import { assert } from './fault.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const pattern = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABD-J][0-9A-Z]$/;

/** The States of GST by their two digits, as documents name the place of supply. §1.7 of the domain rules. */
export const GST_STATES: Readonly<Record<string, string>> = {
  '01': 'Jammu and Kashmir',
  '02': 'Himachal Pradesh',
  '03': 'Punjab',
  '04': 'Chandigarh',
  '05': 'Uttarakhand',
  '06': 'Haryana',
  '07': 'Delhi',
  '08': 'Rajasthan',
  '09': 'Uttar Pradesh',
  '10': 'Bihar',
  '11': 'Sikkim',
  '12': 'Arunachal Pradesh',
  '13': 'Nagaland',
  '14': 'Manipur',
  '15': 'Mizoram',
  '16': 'Tripura',
  '17': 'Meghalaya',
  '18': 'Assam',
  '19': 'West Bengal',
  '20': 'Jharkhand',
  '21': 'Odisha',
  '22': 'Chhattisgarh',
  '23': 'Madhya Pradesh',
  '24': 'Gujarat',
  '26': 'Dadra and Nagar Haveli and Daman and Diu',
  '27': 'Maharashtra',
  '29': 'Karnataka',
  '30': 'Goa',
  '31': 'Lakshadweep',
  '32': 'Kerala',
  '33': 'Tamil Nadu',
  '34': 'Puducherry',
  '35': 'Andaman and Nicobar Islands',
  '36': 'Telangana',
  '37': 'Andhra Pradesh',
  '38': 'Ladakh',
  '97': 'Other Territory',
};

/** Union territories without a legislature: they charge UTGST in the place of SGST. §1.3 of the domain rules. */
export const UTGST_STATES: ReadonlySet<string> = new Set(['04', '26', '31', '35', '38']);

/** Whether two digits are a GST State code: 01–24, 26, 27, 29–38 or 97 (other territory). §1.7 of the domain rules. */
export function isGstStateCode(code: string): boolean {
  return Object.hasOwn(GST_STATES, code);
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

/** What is wrong with a GSTIN: its form, its State, or its last character, which tells that another one was mistyped. */
export const GSTIN_FAULTS = ['FORM', 'STATE', 'CHECK_CHARACTER'] as const;
export type GstinFault = (typeof GSTIN_FAULTS)[number];

/**
 * What is wrong with a text as the GSTIN of a regular taxpayer, or null. Upper case only, no spaces; a form brings what was
 * typed into that shape first. It says nothing about whether the registration is live.
 */
export function gstinFault(text: string): GstinFault | null {
  if (!pattern.test(text)) return 'FORM';
  if (!isGstStateCode(text.slice(0, 2))) return 'STATE';
  return gstinCheckCharacter(text.slice(0, 14)) === text.charAt(14) ? null : 'CHECK_CHARACTER';
}

/** Whether a text is the GSTIN of a regular taxpayer: form, State code and check character. As `gstinFault` looks at it. */
export function isValidGstin(text: string): boolean {
  return gstinFault(text) === null;
}
