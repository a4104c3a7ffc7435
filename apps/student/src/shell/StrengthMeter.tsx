import { useSay } from '../i18n/i18n.ts';
import { usePasswordStrength } from './password-strength.ts';

const steps = [0, 1, 2, 3, 4] as const;

/** How good a password is, in five steps and in words, while somebody types. The server judges by the same lists. */
export function StrengthMeter({ password, about, lengthMin }: { password: string; about: string; lengthMin: number }) {
  const say = useSay();
  const strength = usePasswordStrength(password, about);
  const missing = lengthMin - [...password.normalize('NFC')].length;
  const score = missing > 0 ? 0 : (strength?.score ?? 0);
  const said = missing > 0 ? say('strength.missing', { count: missing }) : strength ? say(`strength.${score}`) : '';
  return (
    <div className="sd-strength" data-score={score}>
      <div aria-hidden>
        {steps.map((step) => (
          <span key={step} data-on={(missing <= 0 && strength && step <= score) || undefined} />
        ))}
      </div>
      <p role="status">{password === '' ? '' : said}</p>
    </div>
  );
}
