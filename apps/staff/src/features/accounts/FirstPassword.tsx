import { Button, TextInput } from '@mantine/core';
import { CopyOnce } from '../../shell/CopyOnce.tsx';
import { firstPassword } from './first-password.ts';

/** A first password: five words by lot, or what somebody types instead. */
export function FirstPasswordField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="ac-first">
      <TextInput
        label="First password"
        description="To tell the person. They must choose their own before they can work."
        autoComplete="off"
        spellCheck={false}
        required
        withAsterisk={false}
        maxLength={128}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onChange(firstPassword())}>
        Other words
      </Button>
    </div>
  );
}

type Shown = { email: string; password: string; onDone: () => void };

/** The one time that a first password is shown. */
export function FirstPasswordShown({ email, password, onDone }: Shown) {
  return (
    <div className="st-stack">
      <p>
        Tell them to sign in as <strong>{email}</strong> with this password. It is not shown again; they choose their
        own the first time.
      </p>
      <CopyOnce label="First password" value={password} />
      <Button onClick={onDone}>Done</Button>
    </div>
  );
}
