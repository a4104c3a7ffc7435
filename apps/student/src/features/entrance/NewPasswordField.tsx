import '@college-kiosk/ui/account.css';
import { StrengthMeter } from '@college-kiosk/ui';
import { PasswordInput } from '@mantine/core';
import { useSay } from '../../i18n/i18n.ts';
import { lengthAdvised, strengthWords } from '../../shell/weakness.ts';

type Props = { label: string; about: string; value: string; onChange: (password: string) => void };

/** A password to be, with a meter of how good it is for somebody known by these words. */
export function NewPasswordField({ label, about, value, onChange }: Props) {
  const say = useSay();
  return (
    <>
      <PasswordInput
        label={label}
        description={say('password.hint', { count: lengthAdvised })}
        size="md"
        autoComplete="new-password"
        required
        withAsterisk={false}
        maxLength={128}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <StrengthMeter password={value} about={about} lengthMin={lengthAdvised} words={strengthWords(say)} />
    </>
  );
}
