import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export type PasswordWeakness = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'OWN_WORDS' | 'BREACHED' | 'UNCHANGED';

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  readonly collegeName: string;
  /** Students' accounts hold no rights over others'. */
  readonly isStudent: boolean;
  /** Characters that a student's password must have; 8 unless the college wants more. */
  readonly studentLengthMin: number;
  readonly hasSecondFactor: boolean;
}

export interface WeakPassword {
  readonly reason: PasswordWeakness;
  /** What to do, for the person who chooses. */
  readonly advice: string;
  /** Characters that this person's password must have. */
  readonly lengthMin: number;
}

/** NIST SP 800-63B-4 §3.1.1.2: 15 where a password is all there is, 8 beside a second factor. Students: by the settings. */
const LENGTH_MIN = { alone: 15, withFactor: 8 };
const LENGTH_MAX = 128;
/** Looking longer costs time and finds nothing more. */
const LOOKED_AT = 64;
/** Of zxcvbn's 0 to 4: 2 withstands guessing over the net, which sign-in slows down besides. */
const SCORE_MIN = 2;
const OWN_WORD_MIN = 4;

const guessing = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** How many characters (code points) a person's password must have. */
export function passwordLengthMin({ isStudent, studentLengthMin, hasSecondFactor }: PasswordOwner): number {
  if (isStudent) return studentLengthMin;
  return hasSecondFactor ? LENGTH_MIN.withFactor : LENGTH_MIN.alone;
}

/** Whether a password may not be all that protects the account of somebody on the staff. */
export function isShortPassword(password: string): boolean {
  return [...password.normalize('NFC')].length < LENGTH_MIN.alone;
}

/** Why a password is too weak for this person, or null when it is good. It needs no capitals, digits or signs. */
export function passwordWeakness(password: string, owner: PasswordOwner): WeakPassword | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  const lengthMin = passwordLengthMin(owner);
  const weak = (reason: PasswordWeakness, advice: string) => ({ reason, advice, lengthMin });
  if (length < lengthMin)
    return weak('TOO_SHORT', `Use at least ${lengthMin} characters. Four or five words that you remember are good.`);
  if (length > LENGTH_MAX) return weak('TOO_LONG', `Use at most ${LENGTH_MAX} characters.`);
  const own = ownWords(owner).find((word) => folded(text).includes(word));
  if (own) return weak('OWN_WORDS', `Leave out “${own}”: it is what somebody who knows you would try.`);
  const looked = [...text].slice(0, LOOKED_AT).join('');
  const { score, feedback } = guessing.check(looked, ownWords(owner));
  if (score < SCORE_MIN) return weak('COMMON', adviceOn(feedback.warning));
  return null;
}

function ownWords({ name, email, collegeName }: PasswordOwner): string[] {
  const local = email.split('@')[0] ?? '';
  const parts = [...name.split(/[\s.'-]+/), local, ...collegeName.split(/\s+/), 'canteen'];
  return [...new Set(parts.map(folded))].filter((word) => [...word].length >= OWN_WORD_MIN);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** What zxcvbn found, by its own names of the patterns. */
function adviceOn(warning: string | null): string {
  if (warning === 'simpleRepeat' || warning === 'extendedRepeat')
    return 'Repeating letters or words adds little. Use different words.';
  if (warning === 'sequences' || warning === 'straightRow' || warning === 'keyPattern')
    return 'Rows of keys and sequences are tried first. Use words that do not belong together.';
  if (warning === 'dates' || warning === 'recentYears') return 'Dates are tried first. Use words instead.';
  return 'This is one of the passwords that are tried first. Use several words that do not belong together.';
}
