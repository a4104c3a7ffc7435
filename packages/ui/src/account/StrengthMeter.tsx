import { usePasswordStrength } from './password-strength.ts';

const words = ['Very easy to guess', 'Easy to guess', 'Fair', 'Good', 'Very good'] as const;
const advice = [
  'Add words that do not belong together.',
  'Add another word or two.',
  'One more word makes it good.',
  '',
  '',
] as const;

/** How good a password is, in five steps and in words, while somebody types. The server judges by the same lists. */
export function StrengthMeter({ password, about, lengthMin }: { password: string; about: string; lengthMin: number }) {
  const strength = usePasswordStrength(password, about);
  const short = lengthMin - [...password.normalize('NFC')].length;
  const score = strength?.score ?? 0;
  const said =
    password === ''
      ? ''
      : short > 0
        ? `${short} more ${short === 1 ? 'character' : 'characters'} needed.`
        : strength
          ? [`${words[score]}.`, advice[score]].join(' ').trim()
          : '';
  return (
    <div className="st-strength" data-score={short > 0 ? 0 : score}>
      <div aria-hidden>
        {words.map((word, step) => (
          <span key={word} data-on={(short <= 0 && strength && step <= score) || undefined} />
        ))}
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
