import { usePasswordStrength } from './password-strength.ts';

/** What a meter says: how good a password is, from 0 to 4, and how many characters are still needed. */
export type StrengthWords = {
  missing: (count: number) => string;
  of: readonly [string, string, string, string, string];
};

const english: StrengthWords = {
  missing: (count) => `${count} more ${count === 1 ? 'character' : 'characters'} needed.`,
  of: [
    'Very easy to guess. Add words that do not belong together.',
    'Easy to guess. Add another word or two.',
    'Fair. One more word makes it good.',
    'Good.',
    'Very good.',
  ],
};

export type StrengthMeterProps = {
  password: string;
  /** Words that somebody who knows the person would try. */
  about: string;
  lengthMin: number;
  words?: StrengthWords;
};

/** How good a password is, in five steps and in words, while somebody types. The server judges by the same lists. */
export function StrengthMeter({ password, about, lengthMin, words = english }: StrengthMeterProps) {
  const strength = usePasswordStrength(password, about);
  const missing = lengthMin - [...password.normalize('NFC')].length;
  const score = missing > 0 ? 0 : (strength?.score ?? 0);
  const said = missing > 0 ? words.missing(missing) : strength ? words.of[score] : '';
  return (
    <div className="ck-strength" data-score={score}>
      <div aria-hidden>
        {words.of.map((word, step) => (
          <span key={word} data-on={(missing <= 0 && strength && step <= score) || undefined} />
        ))}
      </div>
      <p role="status">{password === '' ? '' : said}</p>
    </div>
  );
}
